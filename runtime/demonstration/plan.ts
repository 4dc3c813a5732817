import type { Variables } from '@liandong/engine';
import type { Pack } from '../packs/packs.ts';
import type { DictionaryEntry } from '../packs/schemas/dictionaries.ts';
import type { Random } from './random.ts';
import { description, personName, phoneNumber, placeName, resultText } from './words.ts';

/** What one person does at one step of an appeal. */
export interface PlannedStep {
  readonly element: string;
  readonly outcome: string;
  readonly fields: Variables;
  /** Field that gets an uploaded file before. */
  readonly file?: 'proofPhotos' | 'documents';
  /** Of `dispatch` and `return-review`: a wrong unit first, the proposed one otherwise. */
  readonly unit?: 'wrong' | 'proposed';
}

/** An appeal with all that will be done to it. */
export interface PlannedAppeal {
  readonly category: DictionaryEntry;
  readonly town: DictionaryEntry;
  readonly report: {
    readonly place: string;
    readonly description: string;
    readonly phone: string;
    readonly name: string;
    readonly anonymous: boolean;
    readonly confidential: boolean;
  };
  /** Sent by the citizen, or entered by a clerk from a call. */
  readonly by: 'citizen' | 'clerk';
  readonly steps: readonly PlannedStep[];
  /** Where it waits after its steps; null once it is over. */
  readonly waits: string | null;
  /** Status after its steps. */
  readonly status: string;
  readonly returns: number;
  readonly rating: string | null;
}

/** How an appeal ends: over, or waiting at a step of the process. */
export type Ending =
  | 'closed'
  | 'answered'
  | 'rejected'
  | 'invalid'
  | 'intake'
  | 'claim'
  | 'dispatch'
  | 'accept-order'
  | 'return-review'
  | 'dispatch-again'
  | 'handle'
  | 'review'
  | 'handle-again'
  | 'callback'
  | 'second-handle';

/** Status of the case where it waits. */
const statuses: { readonly [E in Ending]: string } = {
  closed: 'closed',
  answered: 'answered',
  rejected: 'rejected',
  invalid: 'invalid',
  intake: 'registered',
  claim: 'registered',
  dispatch: 'claimed',
  'accept-order': 'awaitingAcceptance',
  'return-review': 'awaitingAcceptance',
  'dispatch-again': 'dispatching',
  handle: 'handling',
  review: 'reviewing',
  'handle-again': 'handling',
  callback: 'callback',
  'second-handle': 'handling',
};

const over: readonly Ending[] = ['closed', 'answered', 'rejected', 'invalid'];

/** Shares of ratings in the statistics that the pack was made after. */
const ratings = [
  ['verySatisfied', 450],
  ['satisfied', 400],
  ['basicallySatisfied', 100],
] as const;

/** One appeal drawn from the pack's distribution of categories and towns. */
export function planAppeal(random: Random, pack: Pack, ending: Ending): PlannedAppeal {
  const weight = (entry: DictionaryEntry) => entry.weight ?? 1;
  const category = random.weighted(pack.dictionaries.get('categories') ?? [], weight);
  const town = random.weighted(pack.dictionaries.get('towns') ?? [], weight);
  const needsCall = ending === 'callback' || ending === 'second-handle';
  const anonymous = !needsCall && random.chance(0.06);
  const steps = stepsTo(random, { ending, category, anonymous });
  return {
    category,
    town,
    report: {
      place: placeName(random),
      description: description(random, category.name.zh),
      phone: phoneNumber(random),
      name: personName(random),
      anonymous,
      confidential: random.chance(0.04),
    },
    by: random.chance(0.4) ? 'citizen' : 'clerk',
    steps,
    waits: over.includes(ending) ? null : ending.replace('-again', ''),
    status: statuses[ending],
    returns: steps.filter(
      ({ outcome, element }) => element === 'return-review' && outcome === 'approve',
    ).length,
    rating: ratingOf(steps),
  };
}

function ratingOf(steps: readonly PlannedStep[]): string | null {
  const rated = steps.findLast(({ outcome }) => outcome === 'rated');
  return rated ? String(rated.fields.rating) : null;
}

interface Course {
  readonly ending: Ending;
  readonly category: DictionaryEntry;
  readonly anonymous: boolean;
}

function stepsTo(random: Random, course: Course): PlannedStep[] {
  const { ending } = course;
  const intake = intakeStep(ending);
  if (intake === null) return [];
  if (intake.outcome !== 'accept') return [intake];
  const steps: PlannedStep[] = [intake];
  if (ending === 'claim') return steps;
  steps.push(step('claim', 'claim'));
  if (ending === 'dispatch') return steps;
  const returned = ['return-review', 'dispatch-again'].includes(ending) || random.chance(0.07);
  steps.push({ ...step('dispatch', 'dispatch'), unit: returned ? 'wrong' : 'proposed' });
  if (returned && ending !== 'accept-order') {
    steps.push(returnStep(random));
    if (ending === 'return-review') return steps;
    steps.push({ ...step('return-review', 'approve'), unit: 'proposed' });
    if (ending === 'dispatch-again') return steps;
    steps.push({ ...step('dispatch', 'dispatch'), unit: 'proposed' });
  }
  if (ending === 'accept-order') return steps;
  steps.push(step('accept-order', 'accept'));
  return [...steps, ...handling(random, course)];
}

function step(element: string, outcome: string, fields: Variables = {}): PlannedStep {
  return { element, outcome, fields };
}

/** Null where the appeal still waits for it. */
function intakeStep(ending: Ending): PlannedStep | null {
  if (ending === 'intake') return null;
  if (ending === 'answered') {
    const fields = { answer: '已按现行政策向诉求人作出解释说明。', article: 'KB-0104' };
    return step('intake', 'answer', fields);
  }
  if (ending === 'rejected') {
    const fields = {
      refuseReason: 'litigation',
      advice: '该事项已进入诉讼程序，请依法定途径解决。',
    };
    return step('intake', 'refuse', fields);
  }
  if (ending === 'invalid') return step('intake', 'invalid', { invalidReason: 'noContent' });
  return step('intake', 'accept');
}

function returnStep(random: Random): PlannedStep {
  const returnReason = random.pick(['notOurDuty', 'otherLead', 'notOurArea']);
  return step('accept-order', 'return', {
    returnReason,
    returnBasis: '该事项不在本单位权责清单内。',
  });
}

/** From the unit's work to the end. */
function handling(random: Random, course: Course): PlannedStep[] {
  const { ending } = course;
  if (ending === 'handle') return [];
  const steps = [handleStep(random, course, 'handle')];
  if (ending === 'review') return steps;
  if (ending === 'handle-again' || random.chance(0.05)) {
    const reviewOpinion = '办理情况说明不充分，请补充核实。';
    steps.push(step('review', 'send-back', { reviewOpinion }));
    if (ending === 'handle-again') return steps;
    steps.push(handleStep(random, course, 'handle'));
  }
  steps.push(step('review', 'approve'));
  if (course.anonymous || ending === 'callback') return steps;
  return [...steps, ...callback(random, course)];
}

function handleStep(random: Random, course: Course, element: string): PlannedStep {
  const contact: Variables = course.anonymous
    ? {}
    : {
        contacted: true,
        contactWay: random.pick(['phone', 'visit']),
        contactRecord: '已与诉求人联系，了解情况并约定办理时间。',
      };
  const { evidence } = course.category;
  const reading: Variables = evidence === 'reading' ? { reading: 18 + random.whole(60) / 10 } : {};
  const planned = step(element, 'submit', { ...contact, ...reading, result: resultText(random) });
  if (evidence === 'photo') return { ...planned, file: 'proofPhotos' };
  return evidence === 'document' ? { ...planned, file: 'documents' } : planned;
}

function callback(random: Random, course: Course): PlannedStep[] {
  const again = course.ending === 'second-handle';
  const steps: PlannedStep[] = [];
  if (again || random.chance(0.04)) {
    steps.push(rated('dissatisfied', false));
    if (again) return steps;
    steps.push(handleStep(random, course, 'second-handle'), step('review', 'approve'));
  }
  if (random.chance(0.06)) {
    return [...steps, ...unreachable()];
  }
  if (random.chance(0.03)) return [...steps, step('callback', 'declined')];
  const [rating] = random.weighted(ratings, ([, share]) => share);
  return [...steps, rated(rating, random.chance(0.95))];
}

/** Three attempts in a row; a second round has its own. */
function unreachable(): PlannedStep[] {
  return Array.from({ length: 3 }, () => step('callback', 'unreachable'));
}

function rated(rating: string, solved: boolean): PlannedStep {
  return step('callback', 'rated', { rating, solved, callbackRecord: '已回访诉求人。' });
}
