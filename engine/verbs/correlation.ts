import type { Expression } from '../expression/expression.ts';
import type { Reader, XmlNode } from '../model/xml.ts';

const listOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  (node.get(name) as readonly XmlNode[] | undefined) ?? [];

const childOf = (node: XmlNode, name: string): XmlNode | null =>
  (node.get(name) as XmlNode | undefined) ?? null;

const THROWS = new Set(['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent', 'bpmn:SendTask']);

/**
 * Context-based correlation, BPMN 2.0 8.4.2: one expression for each property of the correlation
 * key, in the order of the key. Who receives reads its own data by the bindings of a subscription
 * of its process; who sends reads the message by the retrieval expressions of the properties. A
 * key that no process of the file subscribes to is not used: key-based correlation alone (8.4.1)
 * leaves open which values a receiver waits for. Empty where nothing says a key.
 */
export function correlationOf(message: XmlNode, event: XmlNode, at: Reader): readonly Expression[] {
  const isSent = THROWS.has(event.$type);
  for (const subscription of isSent ? subscriptionsOfFile(event) : subscriptionsOf(event)) {
    const properties = propertiesFor(message, subscription);
    if (properties.length === 0) continue;
    const paths = properties.map((property) =>
      isSent ? sentPath(property, message, at) : boundPath(property, subscription, at),
    );
    const known = paths.filter((path) => path !== null);
    if (known.length === properties.length) return known;
  }
  return [];
}

/** The properties of the key; none where one of them cannot be read from the message. */
function propertiesFor(message: XmlNode, subscription: XmlNode): readonly XmlNode[] {
  const key = childOf(subscription, 'correlationKeyRef');
  const properties = key ? listOf(key, 'correlationPropertyRef') : [];
  return properties.every((one) => retrieval(one, message)) ? properties : [];
}

const retrieval = (property: XmlNode, message: XmlNode): XmlNode | undefined =>
  listOf(property, 'correlationPropertyRetrievalExpression').find(
    (one) => one.get('messageRef') === message,
  );

function sentPath(property: XmlNode, message: XmlNode, at: Reader): Expression | null {
  const found = retrieval(property, message);
  return found ? at.expression(at.body(found, 'messagePath'), found) : null;
}

function boundPath(property: XmlNode, subscription: XmlNode, at: Reader): Expression | null {
  const binding = listOf(subscription, 'correlationPropertyBinding').find(
    (one) => one.get('correlationPropertyRef') === property,
  );
  return binding ? at.expression(at.body(binding, 'dataPath'), binding) : null;
}

function around(node: XmlNode, type: string): XmlNode | null {
  let at: XmlNode | undefined = node;
  while (at && at.$type !== type) at = at.$parent;
  return at ?? null;
}

function subscriptionsOf(event: XmlNode): readonly XmlNode[] {
  const process = around(event, 'bpmn:Process');
  return process ? listOf(process, 'correlationSubscriptions') : [];
}

function subscriptionsOfFile(event: XmlNode): readonly XmlNode[] {
  const file = around(event, 'bpmn:Definitions');
  const roots = file ? listOf(file, 'rootElements') : [];
  return roots
    .filter(({ $type }) => $type === 'bpmn:Process')
    .flatMap((process) => listOf(process, 'correlationSubscriptions'));
}
