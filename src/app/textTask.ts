import type { JsonObject } from '../base/json.ts';
import type { OutsideText } from '../formats/index.ts';

/** What the worker is asked for: to read a text, or to write what one should say by now. */
export type TextTask =
  | {
      readonly read: OutsideText;
      /** A simple link may be answered before it was held to the schema. */
      readonly isQuick: boolean;
    }
  | { readonly write: string | null; readonly config: JsonObject };

/** The worker's answer where what it reads with could not be had. */
export const ABSENT = 'absent';
