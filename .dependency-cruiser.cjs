/**
 * Who may import whom (see the README of each folder). Names of rules say what is allowed; a path
 * ending in `$` is a file.
 */
const inside = (...folders) => `^(${folders.join('|')})/`;
const packageOf = (...names) => `node_modules/(${names.join('|')})/`;

/** Where the parts of the runtime are put together. */
const composition = ['^runtime/(main|node|program)\\.ts$'];

/** `from` may import none of `to`. */
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

/** These npm packages only in these folders. */
const only = (packages, folders, room) =>
  forbid(
    `${packages[0]}-only-in-${folders[0].replaceAll('/', '-')}`,
    { path: inside(room), pathNot: `${inside(...folders)}|^${room}/(test|dist)/` },
    { path: packageOf(...packages) },
  );

/** Things of one kind know the type of their kind, not each other; only their own settings. */
const siblings = (folder) =>
  forbid(
    `siblings-of-${folder.replaceAll('/', '-')}-stay-apart`,
    { path: `^${folder}/[^/]+/`, pathNot: '-settings\\.ts$' },
    { path: `^${folder}/[^/]+/`, pathNot: '-settings\\.ts$' },
  );

/** Files that import only each other's types are no cycle; CRUISE=values leaves these out. */
const cycles = [forbid('no-cycles', {}, { circular: true })];

const layers = [
  // What is built is not there yet on a fresh clone.
  forbid('everything-resolves', {}, { couldNotResolve: true, pathNot: '/dist/' }),
  forbid(
    'packages-are-declared',
    { path: inside('engine', 'runtime', 'designer', 'migrations'), pathNot: '/test/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'no-tests-in-products',
    { pathNot: '(^|/)test/|^bench/|^vitest\\.config' },
    { path: '(^|/)test/' },
  ),

  // engine: pure, inside only.
  forbid(
    'engine-imports-none-of-ours',
    { path: '^engine/' },
    {
      path: inside('runtime', 'designer', 'templates', 'migrations', 'bench', 'scripts'),
    },
  ),
  forbid(
    'engine-has-no-node',
    { path: '^engine/', pathNot: '^engine/test/' },
    {
      dependencyTypes: ['core'],
    },
  ),
  forbid(
    'engine-packages',
    { path: '^engine/', pathNot: '^engine/test/' },
    {
      path: 'node_modules/',
      pathNot: packageOf(
        'bpmn-moddle',
        'dmn-moddle',
        'moddle',
        'moddle-xml',
        'saxen',
        'xstate',
        'lezer-feel',
        '@lezer/[^/]+',
        'jsep',
        'decimal.js',
        'temporal-polyfill',
        're2js',
      ),
    },
  ),
  only(['bpmn-moddle', 'dmn-moddle', 'saxen'], ['engine/compile', 'engine/decision'], 'engine'),
  only(['xstate'], ['engine/lifecycle'], 'engine'),
  only(
    ['lezer-feel', 'jsep', 'decimal.js', 'temporal-polyfill', 're2js'],
    ['engine/expression'],
    'engine',
  ),
  forbid(
    'engine-model-is-the-ground',
    { path: '^engine/model/' },
    {
      path: '^engine/',
      pathNot: '^engine/(model/|errors\\.ts$|expression/expression\\.ts$)',
    },
  ),
  forbid(
    'engine-lifecycle-knows-the-model-only',
    { path: '^engine/lifecycle/' },
    {
      path: '^engine/',
      pathNot: '^engine/(model/|lifecycle/|errors\\.ts$)',
    },
  ),
  forbid(
    'engine-verbs-know-no-element',
    { path: '^engine/verbs/' },
    {
      path: '^engine/(elements/|step\\.ts$|replay\\.ts$|index\\.ts$)',
    },
  ),
  forbid(
    'engine-elements-know-no-step',
    { path: '^engine/elements/' },
    {
      path: '^engine/(step|replay|index)\\.ts$',
    },
  ),
  siblings('engine/elements'),

  // The doors of the packages.
  forbid(
    'engine-through-its-door',
    { path: inside('runtime', 'designer', 'bench') },
    {
      path: '^engine/',
      pathNot: '^engine/(index\\.ts|dist/index\\.(js|d\\.ts))$',
    },
  ),
  forbid(
    'migrations-through-their-door',
    { path: inside('runtime', 'bench') },
    {
      path: '^migrations/',
      pathNot: '^migrations/(index\\.ts|dist/index\\.(js|d\\.ts))$',
    },
  ),
  forbid(
    'migrations-import-none-of-ours',
    { path: '^migrations/' },
    {
      path: inside('engine', 'runtime', 'designer', 'bench'),
    },
  ),
  forbid(
    'migrations-only-for-the-store',
    { path: '^runtime/', pathNot: [...composition, '^runtime/(store|test)/'] },
    { path: '^migrations/' },
  ),
  forbid(
    'designer-knows-runtime-types-only',
    { path: '^designer/', pathNot: '^designer/test/' },
    {
      path: '^(runtime|migrations|bench)/',
      pathNot: '^runtime/api/(client-types|schemas/.+)\\.ts$',
    },
  ),
  forbid(
    'runtime-does-not-know-the-designer',
    { path: '^runtime/' },
    {
      path: '^(designer|bench)/',
    },
  ),

  // runtime, inside.
  only(['express', 'busboy'], ['runtime/api'], 'runtime'),
  only(['typeorm', 'mysql2', 'better-sqlite3'], ['runtime/store'], 'runtime'),
  only(['chinese-days'], ['runtime/sla'], 'runtime'),
  forbid(
    'api-is-on-top',
    { path: '^runtime/', pathNot: [...composition, '^runtime/(api|cli|test)/'] },
    {
      path: '^runtime/api/',
      pathNot: '^runtime/api/(client-types|schemas/.+|problem|route)\\.ts$',
    },
  ),
  forbid(
    'usecases-below-api-and-executor',
    { path: '^runtime/(tasks|sla|supervision|org)/' },
    {
      path: '^runtime/(api|usecases|executor|cli)/',
      pathNot: '^runtime/api/problem\\.ts$',
    },
  ),
  forbid(
    'store-knows-no-other-room',
    { path: '^runtime/(store|audit)/' },
    {
      path: '^runtime/(api|usecases|executor|commit|tasks|sla|supervision|forms|packs|cli)/',
    },
  ),
  forbid(
    'executor-asks-usecases',
    { path: '^runtime/executor/' },
    {
      path: '^runtime/(api|cli)/',
    },
  ),

  // designer, inside.
  only(['@formily/[^/]+'], ['designer/form-kit'], 'designer'),
];

module.exports = {
  forbidden: process.env.CRUISE === 'values' ? cycles : layers,
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(engine|migrations|runtime|designer)/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['development', 'import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
