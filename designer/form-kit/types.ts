/** How a step may treat a field; the server enforces the same. */
export type Access = 'write' | 'required' | 'read' | 'hide';

export type Language = 'zh' | 'en';

/** Plain JSON values by field name. */
export type Values = { [name: string]: unknown };

/** A form as the server presents it: Formily JSON schema in the reader's language. */
export interface FormSchema {
  readonly type: string;
  readonly properties?: { readonly [name: string]: FieldSchema };
  readonly [key: string]: unknown;
}

export interface FieldSchema {
  readonly [key: string]: unknown;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Heading under which the choice stands. */
  readonly group?: string;
}

/** A file as a field's value names it. */
export interface FileValue {
  readonly id: string;
  readonly name: string;
  /** True for what a browser can show. */
  readonly picture?: boolean;
}

/** Where components get what is not in the form. */
export interface Loaders {
  upload(file: File): Promise<FileValue>;
  /** Address of a file for a picture or a download; null while it cannot be shown. */
  fileUrl(file: FileValue): string | null;
}

export interface FieldError {
  readonly path: string;
  readonly message: string;
}
