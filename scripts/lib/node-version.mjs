/** What `engines` in package.json says, in words that an older Node can still run. */
export function requireNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || major > 22;
  if (fits) return;
  console.error(`需要 Node.js 20.19 以上（或 22.13 以上），当前为 ${process.versions.node}`);
  console.error(`Expected Node.js >= 20.19 (or >= 22.13) but got ${process.versions.node}`);
  process.exit(1);
}
