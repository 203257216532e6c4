import { numberText } from '../../base/numberText.ts';

/** A value as text, exact: numbers in the shortest form that reads back the same; nothing for none. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export interface CellLook {
  readonly text: string;
  /** Numbers stand right, words left. */
  readonly isWord: boolean;
  /** Said quietly: there is no value, or none that counts. */
  readonly isMuted: boolean;
}

/** How a value shows in a cell of the table. */
export function cellLook(value: unknown): CellLook {
  if (value === undefined) return { text: '', isWord: false, isMuted: false };
  if (value === null) return { text: 'null', isWord: true, isMuted: true };
  const isMuted = typeof value === 'number' && !Number.isFinite(value);
  const isWord = typeof value === 'string' || typeof value === 'object';
  const text = typeof value === 'number' ? numberText(value, 9) : plainText(value);
  return { text, isWord, isMuted };
}
