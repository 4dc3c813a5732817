import { compileExpression } from '../expression/index.ts';
import type { Problem } from '../model/problem.ts';
import type { Reader, XmlNode } from '../model/xml.ts';
import { childOf, listOf } from './children.ts';
import { oddNamesAt } from './data-names.ts';
import type { Overlay } from './foreign/overlay.ts';
import { idOf } from './parse.ts';
import { problemOf } from './problems.ts';

export { childOf, listOf };

/** An attribute that the file itself gives, not the default of the metamodel. */
function ownText(node: XmlNode, name: string): string | null {
  if (!Object.hasOwn(node, name)) return null;
  const found = node.get(name);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** A pool that is only drawn beside the executable one need not be complete. */
function mild(problem: Problem, node: XmlNode): Problem {
  let at: XmlNode | undefined = node;
  while (at && at.$type !== 'bpmn:Process') at = at.$parent;
  return at && at.get('isExecutable') !== true ? { ...problem, severity: 'warning' } : problem;
}

/** What elements read their nodes with; problems go to the list. */
export function makeReader(root: XmlNode, problems: Problem[], foreign: Overlay): Reader {
  const usual = ownText(root, 'expressionLanguage');
  const report = (rule: string, node: XmlNode, detail: string): void => {
    problems.push(mild(problemOf(rule, idOf(node), detail), node));
  };
  const text = (node: XmlNode, name: string): string | null => {
    const found = node.get(name);
    return typeof found === 'string' && found.trim() !== '' ? found : foreign.text(node, name);
  };
  return {
    text,
    problem: report,
    expression(source, node, language, names = []) {
      if (source === null) return null;
      // Camunda 8 begins every expression with the sign of equality.
      const text = source.trim().replace(/^=\s*/, '');
      const known = [...names, ...oddNamesAt(node)];
      const compiled = compileExpression(text, { language: language ?? usual, names: known });
      if (compiled.ok) return compiled.expression;
      const id = idOf(node);
      const { message } = compiled.problem;
      const problem = problemOf('expression/not-parsable', id, source.trim());
      const zh = `${problem.message.zh}（${message.zh}）`;
      const en = `${problem.message.en} (${message.en})`;
      problems.push(mild({ ...problem, message: { zh, en } }, node));
      return null;
    },
    extensions(node, type) {
      const extensions = childOf(node, 'extensionElements');
      const values = extensions ? listOf(extensions, 'values') : [];
      const own = values.filter((one) => one.$type === type);
      return own.length > 0 ? own : foreign.children(node, type);
    },
    body(node, name) {
      const child = childOf(node, name);
      return child && (text(child, 'body')?.trim() ?? null);
    },
    process(node) {
      let at: XmlNode | undefined = node;
      while (at && at.$type !== 'bpmn:Process') at = at.$parent;
      return (at && text(at, 'id')) ?? '';
    },
  };
}
