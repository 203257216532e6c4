/** A text that may be too long to be shown: its beginning and its end where it has more letters than both. */
export function cutInMiddle(text: string, first: number, last: number): string {
  return text.length <= first + last + 1 ? text : `${text.slice(0, first)}…${text.slice(-last)}`;
}

/** A name, or words with one in them, as a form and its buttons show it. */
export const shortWords = (text: string): string => cutInMiddle(text, 150, 50);

/** A message as the screen shows it: what it tells of may have a name of any length. */
export const shortMessage = (text: string): string => cutInMiddle(text, 1_000, 500);
