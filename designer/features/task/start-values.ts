import type { TaskDetail } from '@liandong/runtime/api-types';

type Fields = { [name: string]: unknown };

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** What a form begins with: the person's draft before the case's values before proposals. */
export function startValues(task: Pick<TaskDetail, 'values' | 'proposal' | 'draft'>): Fields {
  const fields: Fields = { ...task.proposal };
  for (const [name, value] of Object.entries(task.values)) {
    if (!isEmpty(value) || !(name in fields)) fields[name] = value;
  }
  return { ...fields, ...task.draft };
}

/** The fields that the step may write. */
export function writableFields(fields: Fields, access: TaskDetail['access']): Fields {
  const may = (name: string) => access[name] === 'write' || access[name] === 'required';
  return Object.fromEntries(Object.entries(fields).filter(([name]) => may(name)));
}

/** True when nothing but empty answers tells the two apart: forms fill those in by themselves. */
export function sameAnswers(one: Fields, other: Fields): boolean {
  const answers = (fields: Fields) =>
    JSON.stringify(
      Object.entries(fields)
        .filter(([, value]) => !isBlank(value))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return answers(one) === answers(other);
}

function isBlank(value: unknown): boolean {
  return isEmpty(value) || value === false || (Array.isArray(value) && value.length === 0);
}
