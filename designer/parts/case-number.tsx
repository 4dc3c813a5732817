/** A case number: monospace, never broken. */
export function CaseNumber({ children }: { readonly children: string }) {
  return <span className="case-number">{children}</span>;
}
