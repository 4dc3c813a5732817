import type { Problem, UserTaskSummary } from '@liandong/engine';
import { assigneeRules } from '../tasks/assignees/index.ts';
import { modelReferences } from './model-references.ts';
import { packProblem } from './problem.ts';
import type { ArtefactProblem, PackParts, ReadProcess } from './read-pack.ts';

type Rule = Parameters<typeof packProblem>[0];

/** Everything that one artefact names in another exists, or there is a problem. */
export function checkReferences(parts: PackParts): readonly ArtefactProblem[] {
  return [
    ...at('pack.json', checkManifest(parts)),
    ...at('limits.json', checkLimits(parts)),
    ...at('lists.json', checkLists(parts)),
    ...at('notices.json', checkNotices(parts)),
    ...at('titles.json', checkTitles(parts)),
    ...parts.models.flatMap((model) => at(model.path, checkModel(parts, model))),
    ...[...parts.forms].flatMap(([name, form]) =>
      at(
        `form.${name}.json`,
        [...form.fields.values()].flatMap((field) =>
          field.dictionary === null
            ? []
            : named(dictionaries(parts), [field.dictionary], 'pack/unknown-dictionary'),
        ),
      ),
    ),
  ];
}

function at(path: string, problems: readonly Problem[]): ArtefactProblem[] {
  return problems.map((problem) => ({ path, problem }));
}

/** A problem for each of the names that is not known. */
function named(known: { has(name: string): boolean }, names: Iterable<string>, rule: Rule) {
  return [...names].filter((name) => !known.has(name)).map((name) => packProblem(rule, name));
}

function dictionaries(parts: PackParts): Set<string> {
  return new Set([...parts.dictionaries.keys(), 'units']);
}

function checkManifest(parts: PackParts): Problem[] {
  const { manifest, fields, forms, numbers } = parts;
  const { columns, search, evidence } = manifest.record;
  const processes = new Set(processIds(parts));
  const fieldNames = [
    ...Object.values(columns),
    ...search,
    ...(evidence ? [evidence.kind, ...Object.values(evidence.fields)] : []),
    ...Object.keys(manifest.reportValues),
    ...manifest.record.fields.flatMap((field) => field.proposedBy ?? []),
  ];
  return [
    ...named(fields, fieldNames, 'pack/unknown-field'),
    ...named(
      forms,
      [manifest.view, manifest.intake, ...optional(manifest.report)],
      'pack/unknown-form',
    ),
    ...named(numbers, [manifest.number], 'pack/unknown-number'),
    ...named(processes, [manifest.process], 'pack/unknown-process'),
    ...named(
      parts.dictionaries,
      manifest.record.fields.flatMap((field) => field.dictionary ?? []),
      'pack/unknown-dictionary',
    ),
  ];
}

function optional(name: string | undefined): string[] {
  return name === undefined ? [] : [name];
}

/** BPMN ids of the executable processes of a pack. */
function processIds({ models }: Pick<PackParts, 'models'>): string[] {
  return models.flatMap(({ definition }) =>
    (definition?.processes ?? []).filter(({ executable }) => executable).map(({ id }) => id),
  );
}

function statuses(parts: PackParts): Set<string> {
  return new Set(parts.manifest.record.statuses.map(({ id }) => id));
}

function checkLimits(parts: PackParts): Problem[] {
  return named(statuses(parts), parts.limits.case.stopsAt, 'pack/unknown-status');
}

function checkLists(parts: PackParts): Problem[] {
  return parts.lists.flatMap((list) => [
    ...named(parts.fields, list.columns, 'pack/unknown-field'),
    ...named(statuses(parts), list.statuses, 'pack/unknown-status'),
  ]);
}

function checkTitles(parts: PackParts): Problem[] {
  const texts = Object.values(parts.titles).join(' ');
  const names = [...texts.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return named(parts.fields, names, 'pack/unknown-field');
}

function checkNotices(parts: PackParts): Problem[] {
  const rules = [...parts.notices.values()].flatMap((notice) => notice.to);
  return [
    ...named(
      roles(parts),
      rules.flatMap((rule) => optional(rule.role)),
      'pack/unknown-role',
    ),
    ...named(
      assigneeRules,
      rules.map(({ rule }) => rule),
      'pack/unknown-rule',
    ),
    ...named(
      parts.fields,
      rules.flatMap((rule) => recordField(rule.of)),
      'pack/unknown-field',
    ),
  ];
}

function roles(parts: PackParts): Set<string> {
  return new Set(parts.roles.map(({ id }) => id));
}

function recordField(of: string | undefined): string[] {
  const name = /^record\.(\w+)$/.exec(of ?? '')?.[1];
  return optional(name);
}

function checkModel(parts: PackParts, { xml, definition }: ReadProcess): Problem[] {
  if (!definition) return [];
  const references = modelReferences(xml);
  const steps = references.ids.flatMap((id) => definition.userTask(id) ?? []);
  return [
    ...named(parts.decisions, references.decisions, 'pack/unknown-decision'),
    ...named(parts.notices, references.notices, 'pack/unknown-notice'),
    ...named(statuses(parts), references.statuses, 'pack/unknown-status'),
    ...named(parts.fields, references.fields, 'pack/unknown-field'),
    ...steps.flatMap((step) => checkStep(parts, step)),
  ];
}

function checkStep(parts: PackParts, step: UserTaskSummary): Problem[] {
  const names = step.fieldAccess.map(({ name }) => name).filter((name) => !name.endsWith('*'));
  const required = step.outcomes.flatMap((outcome) => outcome.required);
  const given = step.assignments.flatMap((assignment) => optional(assignment.role));
  return [
    ...named(parts.forms, step.form === null ? [] : [step.form], 'pack/unknown-form'),
    ...named(parts.fields, [...names, ...required], 'pack/unknown-field'),
    ...named(roles(parts), given, 'pack/unknown-role'),
    ...named(
      assigneeRules,
      step.assignments.map(({ rule }) => rule),
      'pack/unknown-rule',
    ),
  ].map((problem) => ({ ...problem, message: placed(step, problem) }));
}

function placed(step: UserTaskSummary, { message }: Problem): Problem['message'] {
  return { zh: `「${step.name}」${message.zh}`, en: `${step.element}: ${message.en}` };
}
