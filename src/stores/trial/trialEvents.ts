import type { RunEvent } from '../../runner/api.ts';
import { TRIED } from './trialModel.ts';

/** What is heard of a component that is tried. */
export type TrialEvent =
  /** An output had these values, one a step, from this step on, counted from 0. */
  | {
      readonly kind: 'values';
      readonly output: string;
      readonly start: number;
      readonly values: readonly unknown[];
    }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warning' | 'error';
      readonly message: string;
    }
  /** What the trial waits for before it begins; null: for nothing any more. */
  | { readonly kind: 'loading'; readonly what: string | null }
  /** It gives no sign of life; `false`: it does again. */
  | { readonly kind: 'unresponsive'; readonly value: boolean }
  /** It takes no more steps; why, where it failed. */
  | { readonly kind: 'ended'; readonly failure: string | null };

/** Steps that one trial takes at most. */
export const MOST_STEPS = 10_000;

/**
 * What the events of the run of a trial say of the component. The run may be any code by then: fields that
 * nobody asked for, values of steps that were not asked for and values that were told before are left out.
 *
 * @param outputs those that are watched
 * @param asked the steps that were asked for so far
 */
export function trialEvents(
  outputs: readonly string[],
  asked: () => number,
): (event: RunEvent) => TrialEvent | null {
  /** The next step of each field. */
  const next = new Map(outputs.map((output) => [watchedField(output), 0]));
  return (event) => {
    switch (event.kind) {
      case 'samples': {
        const { field, start } = event;
        const told = next.get(field);
        const left = Math.min(asked(), MOST_STEPS) - start;
        if (told === undefined || start < told || left <= 0) return null;
        const values = [...event.values.slice(0, left)];
        next.set(field, start + values.length);
        return { kind: 'values', output: field.slice(TRIED.length + 1), start, values };
      }
      case 'log':
        // What the run says of itself is no news here.
        if (event.component === null && event.level === 'info') return null;
        return { kind: 'log', level: event.level, message: event.message };
      case 'loading':
        return { kind: 'loading', what: event.loading?.what ?? null };
      case 'unresponsive':
        return event;
      case 'ended':
        return { kind: 'ended', failure: event.error?.message ?? null };
      default:
        return null;
    }
  };
}

/** What an output of the component is called among the watched fields. */
export const watchedField = (output: string): string => `${TRIED}.${output}`;
