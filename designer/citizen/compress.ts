/** The file is no picture that this browser can read. */
export class NotAPicture extends Error {
  override readonly name = 'NotAPicture';
}

const sideMax = 1920;
const quality = 0.82;

/** Width and height inside a square of `sideMax` pixels; small pictures stay as they are. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, sideMax / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * A smaller JPEG of the picture. Drawing it anew leaves out what cameras write beside the pixels,
 * above all the place where it was taken. Throws NotAPicture.
 */
export async function compress(file: File): Promise<File> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    (cause) => {
      throw new NotAPicture(file.name, { cause });
    },
  );
  const canvas = document.createElement('canvas');
  Object.assign(canvas, fitted(bitmap.width, bitmap.height));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Expected a canvas to draw on but the browser gave none');
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
  if (!blob) throw new Error('Expected a JPEG but the browser could not write one');
  return new File([blob], file.name.replace(/\.[^.]*$/, '.jpg'), { type: 'image/jpeg' });
}
