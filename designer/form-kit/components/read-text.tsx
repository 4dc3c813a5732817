import { useFormContext } from '../loaders-context.ts';
import { formText } from '../texts.ts';

/** A value as a sentence of the page; what is empty says so. */
export function ReadText({ text }: { readonly text: string | null | undefined }) {
  const { language } = useFormContext();
  return text ? (
    <span className="form-read">{text}</span>
  ) : (
    <span className="form-read-empty">{formText('empty', language)}</span>
  );
}
