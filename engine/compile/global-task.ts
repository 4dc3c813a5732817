import type { XmlNode } from '../model/xml.ts';
import { listOf } from './reader.ts';

/** What a global task is when it is called, BPMN 2.0 10.3.4. */
const KINDS: { readonly [type: string]: string } = {
  'bpmn:GlobalTask': 'bpmn:Task',
  'bpmn:GlobalUserTask': 'bpmn:UserTask',
  'bpmn:GlobalManualTask': 'bpmn:ManualTask',
  'bpmn:GlobalScriptTask': 'bpmn:ScriptTask',
  'bpmn:GlobalBusinessRuleTask': 'bpmn:BusinessRuleTask',
};

/** The global tasks of a file, by id. */
export function globalTasksOf(root: XmlNode): ReadonlyMap<string, XmlNode> {
  const all = listOf(root, 'rootElements').filter(({ $type }) => $type in KINDS);
  return new Map(all.map((one) => [String(one.get('id') ?? ''), one]));
}

/**
 * A call activity that calls a global task of its file is that task, in its own place: the task
 * carries the id of the call, so that people and records find it in the diagram. The call's own
 * name and mappings go first. Null for all other nodes.
 */
export function calledTask(node: XmlNode, globals: ReadonlyMap<string, XmlNode>): XmlNode | null {
  if (node.$type !== 'bpmn:CallActivity' || globals.size === 0) return null;
  const called = node.get('calledElement');
  const task = typeof called === 'string' ? globals.get(called.replace(/^[^:]*:/, '')) : undefined;
  if (!task) return null;
  const own = new Set(['id', 'name']);
  return {
    $type: KINDS[task.$type] as string,
    ...(node.$parent && { $parent: node.$parent }),
    ...(task.$attrs && { $attrs: task.$attrs }),
    get(name) {
      if (name === 'scriptFormat') return task.get('scriptLanguage');
      return (own.has(name) ? node.get(name) : undefined) ?? task.get(name);
    },
  };
}
