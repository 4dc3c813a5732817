import type { ElementInstance } from '../model/part.ts';
import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & {
  /** Tokens that a join consumed. */
  readonly tokens?: readonly number[];
  /** The flows they had arrived on, for a later return into one of the branches. */
  readonly flows?: readonly string[];
  readonly path?: readonly number[];
  readonly loop?: number;
};

/** An element instance is active; its id is this record's number. */
export const elementActivated: Applier<Data> = {
  kind: 'element-activated',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    if (data.tokens) {
      for (const id of data.tokens) {
        part.tokens.splice(
          part.tokens.findIndex((token) => token.id === id),
          1,
        );
      }
    }
    const instance: ElementInstance = { id: record.n, element: record.element };
    const { path, loop } = data;
    if (path === undefined && loop === undefined) part.elements.push(instance);
    else
      part.elements.push({
        ...instance,
        ...(path && { path }),
        ...(loop !== undefined && { loop }),
      });
  },
};
