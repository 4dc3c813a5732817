import { type SourceFile, stem } from './tree.ts';

/**
 * A folder whose files are things of one kind, each named in a registry. What belongs to a thing
 * elsewhere is found by its name.
 */
type Registry = {
  /** Matches the files that are such things. */
  readonly things: RegExp;
  /** What stands in each of them, where the folders also hold parts that several share. */
  readonly marked?: string;
  readonly registry: string;
  /** Files that must exist for the thing of this name, as soon as the room for them does. */
  readonly pairs?: readonly { readonly room: string; readonly file: (name: string) => RegExp }[];
};

const testNamed = (room: string) => ({
  room,
  file: (name: string) => new RegExp(`^${room}(.+/)?${name}\\.test\\.tsx?$`),
});

export const registries: readonly Registry[] = [
  {
    // `<element>-settings.ts` is a second file of the same element.
    things: /^engine\/elements\/(activities|gateways|events)\/(?!.*-settings\.)[^/]+\.ts$/,
    registry: 'engine/elements/index.ts',
    pairs: [
      {
        room: 'engine/test/elements/',
        // A test of its name, or a folder of its name with golden traces.
        file: (name) => new RegExp(`/elements/(.+/)?${name}(\\.test\\.ts|/.+\\.trace\\.json)$`),
      },
      {
        room: 'engine/test/sim/generator/blocks/',
        file: (name) => new RegExp(`/generator/blocks/${name}\\.ts$`),
      },
    ],
  },
  {
    things: /^engine\/elements\/triggers\/[^/]+\.ts$/,
    registry: 'engine/elements/index.ts',
    pairs: [
      {
        room: 'engine/test/sim/generator/triggers/',
        file: (name) => new RegExp(`/generator/triggers/${name}\\.ts$`),
      },
    ],
  },
  {
    things: /^engine\/test\/sim\/generator\/blocks\/(?!index\.)[^/]+\.ts$/,
    marked: ': Block = {',
    registry: 'engine/test/sim/generator/blocks/index.ts',
  },
  {
    things: /^engine\/apply\/(?!(index|applier)\.)[^/]+\.ts$/,
    marked: ': Applier<',
    registry: 'engine/apply/index.ts',
  },
  {
    things: /^engine\/compile\/rules\/[^/]+\.ts$/,
    marked: ': Rule = {',
    registry: 'engine/compile/rules/index.ts',
  },
  {
    things: /^runtime\/effects\/(?!(index|effect|handler)\.)[^/]+\.ts$/,
    registry: 'runtime/effects/index.ts',
  },
  {
    things: /^runtime\/api\/routes\/[^/]+\/[^/]+\.ts$/,
    marked: ' = route({',
    registry: 'runtime/api/routes/index.ts',
  },
  {
    things: /^runtime\/cli\/commands\/[^/]+\.ts$/,
    marked: ': Command = {',
    registry: 'runtime/cli/commands/index.ts',
    pairs: [testNamed('runtime/test/cli/')],
  },
  {
    things: /^migrations\/schema\/\d[^/]*\.ts$/,
    registry: 'migrations/schema/index.ts',
  },
];

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Findings: a thing that its registry does not import, or that lacks a file of its name. */
export function unregistered(
  { things, marked = '', registry, pairs = [] }: Registry,
  files: SourceFile[],
): string[] {
  const room = folderOf(registry);
  // A folder of the room may have a list of its own, which the registry takes over.
  const lists = files.filter(({ path }) => path.startsWith(room) && path.endsWith('/index.ts'));
  if (lists.length === 0) return [];
  const listed = (path: string): boolean =>
    lists.some((list) => list.text.includes(`'./${path.slice(folderOf(list.path).length)}'`));
  const findings: string[] = [];
  for (const { path, text } of files.filter((file) => things.test(file.path))) {
    if (!text.includes(marked)) continue;
    if (!listed(path)) findings.push(`${path}: not in ${registry}`);
    for (const { room, file } of pairs) {
      const exists = files.some((each) => each.path.startsWith(room));
      const wanted = file(stem(path));
      if (exists && !files.some((each) => wanted.test(each.path))) {
        findings.push(`${path}: nothing like ${wanted.source}`);
      }
    }
  }
  return findings;
}

/** Findings: a kind of effect that the engine knows and the runtime has no handler for. */
export function unhandledEffects(files: SourceFile[]): string[] {
  const model = files.find(({ path }) => path === 'engine/model/effect.ts');
  const handlers = new Set(
    files.filter(({ path }) => path.startsWith('runtime/effects/')).map(({ path }) => stem(path)),
  );
  if (!model || handlers.size === 0) return [];
  return [...model.text.matchAll(/\bkind: '([a-z-]+)'/g)]
    .map(([, kind]) => kind as string)
    .filter((kind) => !handlers.has(kind))
    .map((kind) => `effect ${kind}: no file of this name in runtime/effects`);
}
