import type { Pen } from '../pen.ts';

export interface Question {
  readonly xml: readonly string[];
  /** The task that a person answers, and what its answer leads to. */
  readonly task: string;
  readonly last: string;
  /** The variable that conditions read. */
  readonly variable: string;
  readonly answers: readonly { readonly [name: string]: number }[];
}

/**
 * A person answers with a number below `count`. It reaches the conditions as it is (way 0), over an
 * output mapping (1) or through a script (2).
 */
export function question(pen: Pen, count: number, way = 0): Question {
  const [task, given] = [pen.id('ask'), pen.variable(0)];
  const answers = Array.from({ length: count }, (_, i) => ({ [given]: i }));
  if (way === 0) {
    return { xml: [`<userTask id="${task}"/>`], task, last: task, variable: given, answers };
  }
  const variable = pen.variable(0);
  if (way === 1) {
    const line = `<ld:output source="result.${given} + 1 - 1" target="${variable}"/>`;
    const mapping = `<extensionElements><ld:mapping>${line}</ld:mapping></extensionElements>`;
    const xml = [`<userTask id="${task}">${mapping}</userTask>`];
    return { xml, task, last: task, variable, answers };
  }
  const script = pen.id('script');
  const xml = [
    `<userTask id="${task}"/>`,
    `<scriptTask id="${script}" ld:resultVariable="${variable}"><script>${given} * 1</script></scriptTask>`,
    pen.flow(task, script),
  ];
  return { xml, task, last: script, variable, answers };
}
