import { z } from 'zod';

/**
 * Anything but control characters and halves of characters; tabs and line ends may be in it, and so
 * may what joins the parts of an emoji.
 */
const plain = /^[\P{C}\p{Cf}\p{Cn}\p{Co}\t\n\r]*$/u;

/** A text that a database keeps as it is and a screen can show. */
export const isPlain = (text: string): boolean => plain.test(text);

/** A text that a person wrote, without the blanks around it; lengths count what is left. */
export const plainText = (min: number, max: number) =>
  z.string().trim().min(min).max(max).regex(plain);
