import type { XmlNode } from '../../model/xml.ts';
import { attribute, bodyOf, childrenOf, everyChild, localName } from './tree.ts';
import { codeName, type ElementMeaning, type Into, isBraces, quoted } from './vendor.ts';

const SIMPLE = /^[$#]\{\s*([A-Za-z_][\w.]*)\s*\}$/;

/** Text with or without braces as an expression; pieces of both are put together. */
function textOrExpression(text: string): string {
  if (!isBraces(text)) return quoted(text);
  const pieces = text.trim().match(PIECES) ?? [];
  if (pieces.length <= 1) return text.trim();
  const parts = pieces.map((piece) => (isBraces(piece) ? `(${codeName(piece)})` : quoted(piece)));
  return `\${${parts.join(' += ')}}`;
}

const PIECES = /[$#]\{(?:"[^"]*"|'[^']*'|[^}"'])*\}|(?:[^$#]|[$#](?!\{))+/g;

/** The expression that a parameter holds; null where it cannot be meant. */
function sourceOf(parameter: XmlNode): string | null {
  const [child] = everyChild(parameter);
  return child ? structureOf(child) : textOrExpression(bodyOf(parameter));
}

/** Lists and maps become those of FEEL; what they hold are texts, names and further ones. */
function structureOf(node: XmlNode): string | null {
  const kind = localName(node);
  if (kind === 'script') {
    const ours = /^(?:feel|juel)$/i.test(attribute(node, 'scriptFormat') ?? '');
    return ours && attribute(node, 'resource') === null ? bodyOf(node) : null;
  }
  if (kind === 'list') {
    const items = everyChild(node).map(structureOf);
    return items.includes(null) ? null : `[${items.join(', ')}]`;
  }
  if (kind === 'map') {
    const entries = childrenOf(node, 'entry').map((entry) => {
      const [inner] = everyChild(entry);
      const value = inner ? structureOf(inner) : plainOf(bodyOf(entry));
      return value === null ? null : `${quoted(attribute(entry, 'key') ?? '')}: ${value}`;
    });
    return entries.includes(null) ? null : `{${entries.join(', ')}}`;
  }
  return kind === 'value' || kind === 'string' ? plainOf(bodyOf(node)) : null;
}

/** A text or the name in braces, as FEEL writes it within lists and contexts. */
function plainOf(text: string): string | null {
  const name = SIMPLE.exec(text)?.[1];
  if (name !== undefined) return name;
  return isBraces(text) ? null : quoted(text);
}

/** `inputOutput` of Camunda 7: inputs are the activity's own, outputs go to the scope. */
export const inputOutput: ElementMeaning = (owner, child, into) => {
  const sight = owner.$type === 'bpmn:CallActivity' ? {} : { sight: 'all' };
  into.overlay.scope(owner, { ...sight, delivers: 'scope' });
  for (const parameter of childrenOf(child, 'inputParameter', 'outputParameter')) {
    const target = attribute(parameter, 'name') ?? '';
    const source = sourceOf(parameter);
    if (source === null || target === '') into.refuse(owner, `${parameter.$type} ${target}`.trim());
    else if (localName(parameter) === 'inputParameter') into.overlay.input(owner, target, source);
    else into.overlay.output(owner, target, source);
  }
};

/** The text or expression of a `field`; null where it has none. */
export function fieldSource(field: XmlNode): string | null {
  const text =
    attribute(field, 'stringValue') ??
    attribute(field, 'expression') ??
    childrenOf(field, 'string', 'expression').map(bodyOf)[0];
  return text === undefined ? null : textOrExpression(text);
}

/** `field` of Activiti and Flowable: what a delegate is given is an input of its job. */
export const field: ElementMeaning = (owner, child, into) => {
  const name = attribute(child, 'name') ?? '';
  const source = fieldSource(child);
  if (name === '' || source === null) return into.refuse(owner, `field ${name}`.trim());
  into.overlay.scope(owner, { sight: 'all', delivers: 'scope' });
  into.overlay.input(owner, name, source);
};

interface Passed {
  readonly source: string;
  readonly target: string;
}

function passedOf(owner: XmlNode, child: XmlNode, into: Into): Passed | null {
  const source = attribute(child, 'source');
  const expression = attribute(child, 'sourceExpression');
  const target = attribute(child, 'target') ?? attribute(child, 'targetExpression');
  if (attribute(child, 'businessKey') !== null) {
    into.idle(owner, `businessKey="${attribute(child, 'businessKey')}"`);
    return null;
  }
  const text = source ?? expression;
  if (text === null || target === null || isBraces(target)) {
    into.refuse(owner, child.$type);
    return null;
  }
  return { source: source ?? (isBraces(text) ? text : `\${${text}}`), target };
}

/** `in` of a call or of a signal that is thrown: only what it names is given along. */
export const passIn: ElementMeaning = (owner, child, into) => {
  const isCall = owner.$type === 'bpmn:CallActivity';
  const all = attribute(child, 'variables') === 'all';
  if (all && isCall) return into.overlay.scope(owner, { sight: 'all' });
  if (all) return into.refuse(owner, `${child.$type} variables="all"`);
  const passed = passedOf(owner, child, into);
  const node = isCall ? owner : owner.$parent;
  if (passed && node) into.overlay.input(node, passed.target, passed.source);
};

/** `out` of a call activity: only what it names comes back. */
export const passOut: ElementMeaning = (owner, child, into) => {
  if (attribute(child, 'variables') === 'all') {
    return into.overlay.scope(owner, { delivers: 'scope' });
  }
  const passed = passedOf(owner, child, into);
  if (passed) into.overlay.output(owner, passed.target, passed.source);
};
