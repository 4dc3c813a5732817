// Loaded before dependency-cruiser (`node --require`), whose other parser TypeScript 7 has no API.
// It asks swc to parse every file without JSX, so that no .tsx file could be read; and it cannot
// tell imports of types, which are no dependence at run time: CRUISE=values leaves them out.
const swc = require('@swc/core');

const { parseFileSync } = swc;
const valuesOnly = process.env.CRUISE === 'values';

const isOfTypes = ({ type, typeOnly }) =>
  typeOnly && (type === 'ImportDeclaration' || type.startsWith('Export'));

swc.parseFileSync = (file, options) => {
  const parsed = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  return valuesOnly ? { ...parsed, body: parsed.body.filter((item) => !isOfTypes(item)) } : parsed;
};
