import { ProblemError } from '../../api/problem-error.ts';
import { ProblemAlert } from '../../shell/problem-alert.tsx';

interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

function fieldProblems(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof ProblemError)) return [];
  const list = error.body.errors;
  return Array.isArray(list) ? (list as FieldProblem[]) : [];
}

/** What the server refused, with what it said of each place. */
export function Refusal({ error }: { readonly error: unknown }) {
  const places = fieldProblems(error);
  return (
    <ProblemAlert error={error}>
      {places.length > 0 ? (
        <ul className="refusal-places">
          {places.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      ) : null}
    </ProblemAlert>
  );
}
