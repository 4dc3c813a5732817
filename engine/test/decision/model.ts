import { readDecisions } from '../../decision/index.ts';
import type { Decision, DecisionResult } from '../../model/decision.ts';
import type { Environment } from '../../model/environment.ts';
import type { Variables } from '../../model/value.ts';

export const environment: Environment = {
  now: Date.UTC(2026, 10, 23),
  zone: 'Asia/Shanghai',
  nextId: () => 1,
  record: {},
  case: {},
  initiator: null,
  resolve: (reference) => `value of ${reference}`,
  due: (_limit, from) => from,
  decision: () => null,
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const textElement = (name: string, text: string): string =>
  `<${name}><text>${escaped(text)}</text></${name}>`;

export const literal = (text: string): string => textElement('literalExpression', text);

interface TableText {
  readonly policy?: string;
  readonly aggregation?: string;
  /** Input expressions, with an optional type behind a colon. */
  readonly inputs: readonly string[];
  /** Output names, with optional listed values behind a colon. */
  readonly outputs: readonly string[];
  /** Cells of the inputs, then of the outputs. */
  readonly rules: readonly (readonly string[])[];
  readonly defaults?: readonly string[];
}

export function tableXml(table: TableText): string {
  const inputs = table.inputs.map((input) => {
    const [text = '', type] = input.split(':');
    const typeRef = type ? ` typeRef="${type}"` : '';
    return `<input><inputExpression${typeRef}><text>${escaped(text)}</text></inputExpression>
      </input>`;
  });
  const outputs = table.outputs.map((output, at) => {
    const [name = '', values] = output.split(':');
    const listed = values ? textElement('outputValues', values) : '';
    const fallback = table.defaults?.[at];
    const other = fallback ? textElement('defaultOutputEntry', fallback) : '';
    return `<output name="${name}">${listed}${other}</output>`;
  });
  const rules = table.rules.map((cells, at) => {
    const count = table.inputs.length;
    const entries = cells.map((cell, column) =>
      textElement(column < count ? 'inputEntry' : 'outputEntry', cell),
    );
    return `<rule id="rule-${at + 1}">${entries.join('')}</rule>`;
  });
  const policy = table.policy ? ` hitPolicy="${table.policy}"` : '';
  const aggregation = table.aggregation ? ` aggregation="${table.aggregation}"` : '';
  const parts = [...inputs, ...outputs, ...rules].join('');
  return `<decisionTable${policy}${aggregation}>${parts}</decisionTable>`;
}

interface DecisionText {
  readonly id: string;
  readonly name?: string;
  readonly type?: string;
  readonly requires?: readonly string[];
  readonly logic: string;
}

/** References that begin with `in-` are inputs, with `bkm-` knowledge, all else decisions. */
function requirement(id: string): string {
  if (id.startsWith('bkm-')) {
    return `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`;
  }
  const kind = id.startsWith('in-') ? 'requiredInput' : 'requiredDecision';
  return `<informationRequirement><${kind} href="#${id}"/></informationRequirement>`;
}

export const requirements = (ids: readonly string[]): string => ids.map(requirement).join('');

export function decisionXml({ id, name, type, requires, logic }: DecisionText): string {
  const typeRef = type ? ` typeRef="${type}"` : '';
  const variable = `<variable name="${name ?? id}"${typeRef}/>`;
  const required = requirements(requires ?? []);
  return `<decision id="${id}" name="${name ?? id}">${variable}${required}${logic}</decision>`;
}

export const inputXml = (name: string, type?: string): string =>
  `<inputData id="in-${name.replaceAll(' ', '-')}" name="${name}">
    <variable name="${name}"${type ? ` typeRef="${type}"` : ''}/></inputData>`;

const VERSION_13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

export const definitions = (content: string, namespace: string = VERSION_13): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="${namespace}" id="d" name="d" namespace="urn:x">${content}</definitions>`;

/** Reads a file that must have no problems; its decision with that id. */
export async function decisionOf(content: string, id = 'd1'): Promise<Decision> {
  const { decisions, problems } = await readDecisions(definitions(content));
  const decision = decisions.get(id);
  if (problems.length > 0 || !decision) throw new Error(JSON.stringify(problems));
  return decision;
}

export async function decide(
  content: string,
  inputs: Variables = {},
  id = 'd1',
): Promise<DecisionResult> {
  return (await decisionOf(content, id)).evaluate(inputs, environment);
}
