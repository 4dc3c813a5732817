import type { Decision, Definition, Problem, Text } from '@liandong/engine';
import type { z } from 'zod';
import type { Form } from '../forms/form.ts';
import { readForm } from '../forms/read-form.ts';
import { isArtefactPath } from './content.ts';
import { compileDecisions, compileModel, decisionsBeside } from './models.ts';
import type { Pack, PackContent } from './packs.ts';
import { packProblem } from './problem.ts';
import { packSchemas } from './schemas/index.ts';
import type { Manifest } from './schemas/manifest.ts';

/** A process file as it compiled. */
export interface ReadProcess {
  readonly path: string;
  readonly xml: string;
  readonly definition: Definition | null;
}

/** A pack's content as values, before it has a version. */
export type PackParts = Omit<
  Pack,
  'version' | 'hash' | 'publishedAt' | 'main' | 'processes' | 'decision'
> & {
  readonly models: readonly ReadProcess[];
  readonly decisions: ReadonlyMap<string, Decision>;
};

/** What is wrong with one artefact. */
export interface ArtefactProblem {
  readonly path: string;
  readonly problem: Problem;
}

export interface ReadPack {
  /** Null when even the manifest cannot be read. */
  readonly parts: PackParts | null;
  readonly problems: readonly ArtefactProblem[];
}

/**
 * Reads and compiles all artefacts of a pack. Tolerant: what is wrong becomes a problem, and the
 * rest is read nevertheless. Models that were `examined` are not checked again.
 * References between artefacts are `check-references.ts`.
 */
export async function readPack(
  content: PackContent,
  examined: Examined = new Map(),
): Promise<ReadPack> {
  const reading = new Reading(content, examined);
  const manifest = reading.json('pack.json', packSchemas.pack);
  for (const path of content.keys()) {
    if (!isArtefactPath(path)) reading.report(path, packProblem('pack/unknown-file', path));
  }
  if (!manifest) return { parts: null, problems: reading.problems };
  const fields = reading.fields(manifest);
  const models = await Promise.all(reading.paths('process').map((path) => reading.model(path)));
  const decisions = await reading.decisions();
  const forms = reading.forms(fields);
  const optional = reading.optional();
  const parts: PackParts = {
    pack: manifest.id,
    manifest,
    fields,
    models,
    decisions,
    forms,
    ...optional,
    artefacts: [...content.keys()].toSorted(),
    artefact: (path) => content.get(path) ?? null,
  };
  return { parts, problems: reading.problems };
}

type Examined = ReadonlyMap<string, readonly Problem[]>;

class Reading {
  readonly content: PackContent;
  readonly problems: ArtefactProblem[] = [];

  readonly #examined: Examined;

  constructor(content: PackContent, examined: Examined) {
    this.content = content;
    this.#examined = examined;
  }

  report(path: string, problem: Problem): void {
    this.problems.push({ path, problem });
  }

  paths(kind: 'process' | 'decision' | 'form'): string[] {
    return [...this.content.keys()].filter((path) => path.startsWith(`${kind}.`)).toSorted();
  }

  json<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
    const value = this.parse(path);
    if (value === undefined) return null;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      this.report(path, packProblem('pack/schema', `${issue.path.join('.')}: ${issue.message}`));
    }
    return null;
  }

  parse(path: string): unknown {
    const text = this.content.get(path);
    if (text === undefined) {
      this.report(path, packProblem('pack/missing', path));
      return undefined;
    }
    try {
      return JSON.parse(text);
    } catch (error) {
      this.report(path, packProblem('pack/json', `${path}: ${String(error)}`));
      return undefined;
    }
  }

  fields(manifest: Manifest): Pack['fields'] {
    const fields = new Map<string, Manifest['record']['fields'][number]>();
    for (const field of manifest.record.fields) {
      if (fields.has(field.name)) this.report('pack.json', packProblem('pack/twice', field.name));
      fields.set(field.name, field);
    }
    return fields;
  }

  async model(path: string): Promise<ReadProcess> {
    const xml = this.content.get(path) ?? '';
    const { definition, problems } = await compileModel(xml, this.#examined.get(path));
    for (const problem of problems) this.report(path, problem);
    return { path, xml, definition };
  }

  async decisions(): Promise<Map<string, Decision>> {
    const decisions = new Map<string, Decision>();
    for (const path of this.paths('decision')) {
      const xml = this.content.get(path) ?? '';
      const read = await compileDecisions(xml, decisionsBeside(path, this.content));
      for (const problem of read.problems) this.report(path, problem);
      for (const decision of read.decisions) {
        if (decisions.has(decision.id)) this.report(path, packProblem('pack/twice', decision.id));
        decisions.set(decision.id, decision);
      }
    }
    return decisions;
  }

  forms(fields: Pack['fields']): Map<string, Form> {
    const forms = new Map<string, Form>();
    for (const path of this.paths('form')) {
      const name = path.slice('form.'.length, -'.json'.length);
      const value = this.parse(path);
      if (value === undefined) continue;
      const { form, problems } = readForm(name, value, fields);
      for (const problem of problems) this.report(path, problem);
      if (form) forms.set(name, form);
    }
    return forms;
  }

  optional() {
    const roles = this.json('roles.json', packSchemas.roles);
    const notices = this.has('notices.json', packSchemas.notices);
    const lists = this.has('lists.json', packSchemas.lists);
    const words = this.has('texts.json', packSchemas.texts) ?? {};
    return {
      roles: roles?.roles ?? [],
      limits: this.json('limits.json', packSchemas.limits) ?? noLimits,
      titles: this.json('titles.json', packSchemas.titles) ?? noTitles,
      numbers: new Map(Object.entries(this.json('numbers.json', packSchemas.numbers) ?? {})),
      notices: new Map(Object.entries(notices ?? {})),
      lists: lists?.lists ?? [],
      dictionaries: new Map(
        Object.entries(this.json('dictionaries.json', packSchemas.dictionaries) ?? {}),
      ),
      text: (zh: string): Text => ({ zh, en: Object.hasOwn(words, zh) ? (words[zh] ?? zh) : zh }),
    };
  }

  private has<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> | null {
    return this.content.has(path) ? this.json(path, schema) : null;
  }
}

const missing = { zh: '缺少', en: 'missing' };
const noOrder = { limit: '1wd', title: missing };

/** Stand-ins while a required file is broken; such a pack is never published. */
const noLimits: Pack['limits'] = {
  case: { stopsAt: [] },
  orders: { L1: noOrder, L2: noOrder, L3: noOrder },
};
const noTitles: Pack['titles'] = { case: '', confidential: '' };
