/** Tokens but for one of each flow given. */
export function without<T extends { readonly flow: string }>(
  tokens: readonly T[],
  flows: readonly string[],
): readonly T[] {
  const rest = flows.slice();
  return tokens.filter(({ flow }) => {
    const at = rest.indexOf(flow);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
