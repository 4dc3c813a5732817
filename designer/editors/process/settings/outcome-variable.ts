import type { Factory, Moddle } from '../moddle.ts';
import { extensionsOfType, textOf } from './extensions.ts';

/** What a mapping reads to keep how a step was ended. */
const outcomeSource = 'result.outcome';

const outputsOf = (mapping: Moddle) => mapping.get<Moddle[]>('outputs');

/** True for the line of a mapping that keeps the outcome in a process variable. */
const keepsOutcome = (output: Moddle): boolean =>
  textOf(output, 'source').trim() === outcomeSource && !textOf(output, 'target').includes('.');

/** The process variable that keeps how a step was ended; empty where none does. */
export function readOutcomeVariable(node: Moddle): string {
  const outputs = extensionsOfType(node, 'ld:Mapping').flatMap(outputsOf);
  const kept = outputs.find(keepsOutcome);
  return kept ? textOf(kept, 'target') : '';
}

/** A name that FEEL reads without quoting: `accept-order` gives `acceptOrderOutcome`. */
export function defaultOutcomeVariable(element: string): string {
  const [first = 'step', ...rest] = element.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const words = [
    first.charAt(0).toLowerCase() + first.slice(1),
    ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ];
  const name = words.join('');
  return `${/^\d/.test(name) ? 'step' : ''}${name}Outcome`;
}

/** The mapping of a step with another outcome variable, all its other lines as they are. */
export function buildMapping(factory: Factory, node: Moddle, variable: string): Moddle[] {
  const mappings = extensionsOfType(node, 'ld:Mapping');
  const outputs = mappings.flatMap(outputsOf).filter((output) => !keepsOutcome(output));
  const inputs = mappings.flatMap((mapping) => mapping.get<Moddle[]>('inputs'));
  const kept =
    variable === ''
      ? []
      : [factory.create('ld:Output', { source: outcomeSource, target: variable })];
  const all = [...kept, ...outputs];
  if (all.length + inputs.length === 0) return [];
  return [factory.create('ld:Mapping', { inputs, outputs: all })];
}
