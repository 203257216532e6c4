import type { KeyboardEvent } from 'react';
import type { Json } from '../../base/json.ts';
import type { FormField } from '../../model/index.ts';

/**
 * Takes a new value; undefined takes the value away. Changes with one `gesture` are one entry of the history: a
 * symbol for a drag, a name for a burst of key presses.
 */
export type Change = (value: Json | undefined, gesture?: string | symbol) => void;

/** What every editor of a value inside a form is given. */
export interface EditorProps<T extends Json = Json> {
  /** What it is called, for those who hear it. */
  readonly label: string;
  /** Where it lies in the form, `expressions.rate`. */
  readonly path: string;
  readonly value: T;
  readonly onChange: (value: T, gesture?: string | symbol) => void;
}

/** What a field of a form is given. */
export interface FieldProps {
  readonly field: FormField;
  readonly path: string;
  /** As the model has it; undefined when it is not given. */
  readonly value: Json | undefined;
  readonly onChange: Change;
}

/** What a row of a list or a map tells the editor of its value. */
export interface RowProps extends EditorProps {
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  /** To be called when the value was taken with Enter: the next row comes. */
  readonly onEnter?: () => void;
  /** Takes several values where one was pasted. */
  readonly onMany?: (values: readonly Json[]) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** Why a value may not be taken; null: it may. */
  readonly check?: ((value: Json) => string | null) | undefined;
  /** Texts near to one that was refused, each of which would do. */
  readonly offer?: ((text: string) => readonly string[]) | undefined;
}

/** How names in a list or map change that others refer to. */
export interface Renaming {
  readonly rename: (from: string, to: string) => void;
  /** Why one may not be called so; null: it may. */
  readonly refusal: (from: string, to: string) => string | null;
}
