/**
 * Programming errors and broken stored data; expected failures are values, that is problems,
 * rejections and incidents.
 */
export type EngineErrorCode =
  | 'illegal-transition'
  | 'unknown-record'
  | 'unknown-part'
  | 'unknown-element-instance'
  | 'unknown-node';

/** Message form: "Expected X but Y". */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, detail: string) {
    super(detail);
    this.name = 'EngineError';
    this.code = code;
  }
}
