/** Bytes from the beginning of a file that tell its type. */
export const headBytes = 64;

/** Signatures of the file types that are taken: at an offset, these bytes. */
const signatures: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/gif', 0, 'GIF87a'],
  ['image/gif', 0, 'GIF89a'],
  ['image/webp', 8, 'WEBP'],
  ['image/heic', 4, 'ftypheic'],
  ['image/heic', 4, 'ftypmif1'],
  ['application/pdf', 0, '%PDF-'],
  ['video/mp4', 4, 'ftypisom'],
  ['video/mp4', 4, 'ftypmp42'],
  ['video/mp4', 4, 'ftypavc1'],
  ['video/quicktime', 4, 'ftypqt  '],
  ['application/zip', 0, 'PK\x03\x04'],
  ['application/x-ole-storage', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** Beginning of the media types of office documents that are zips. */
export const openXml = 'application/vnd.openxmlformats-officedocument';

/** What a zip or an OLE container is, by the ending of its name; no other archive is taken. */
const containers: { readonly [type: string]: { readonly [ending: string]: string } } = {
  'application/zip': {
    docx: `${openXml}.wordprocessingml.document`,
    xlsx: `${openXml}.spreadsheetml.sheet`,
    pptx: `${openXml}.presentationml.presentation`,
  },
  'application/x-ole-storage': {
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
  },
};

/** Endings under which a type may come; a picture that is called `.exe` is refused. */
const endings: { readonly [type: string]: readonly string[] } = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'video/mp4': ['mp4', 'm4v', 'mov'],
  'video/quicktime': ['mov'],
};

/**
 * The media type of a file by its first bytes, agreeing with the ending of its name; null for
 * everything else, also for markup, scripts, SVG and archives.
 */
export function sniff(head: Buffer, name: string): string | null {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  const text = head.toString('latin1');
  const found = signatures.find(([, offset, bytes]) => text.startsWith(bytes, offset));
  if (found === undefined) return null;
  const [type] = found;
  if (type === 'image/webp' && !text.startsWith('RIFF')) return null;
  const inside = containers[type];
  if (inside !== undefined) return Object.hasOwn(inside, ending) ? (inside[ending] ?? null) : null;
  return (endings[type] ?? []).includes(ending) ? type : null;
}
