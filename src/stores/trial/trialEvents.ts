import type { RunEvent } from '../../runner/api.ts';
import { TRIED } from './trialModel.ts';

/** What is heard of a component that is tried. */
export type TrialEvent =
  /** An output had this value in a step, counted from 0. */
  | {
      readonly kind: 'value';
      readonly output: string;
      readonly step: number;
      readonly value: unknown;
    }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warning' | 'error';
      readonly message: string;
    }
  /** What the trial waits for before it begins; null: for nothing any more. */
  | { readonly kind: 'loading'; readonly what: string | null }
  /** It takes no more steps; why, where it failed. */
  | { readonly kind: 'ended'; readonly failure: string | null };

/** What an event of the run of a trial says of the component. */
export function trialEvents(event: RunEvent): readonly TrialEvent[] {
  switch (event.kind) {
    case 'samples': {
      const output = event.field.slice(TRIED.length + 1);
      return [...event.values].map((value, i) => ({
        ...{ kind: 'value', output, step: event.start + i, value },
      }));
    }
    case 'log':
      // What the run says of itself is no news here.
      if (event.component === null && event.level === 'info') return [];
      return [{ kind: 'log', level: event.level, message: event.message }];
    case 'loading':
      return [{ kind: 'loading', what: event.loading?.what ?? null }];
    case 'ended':
      return [{ kind: 'ended', failure: event.error?.message ?? null }];
    default:
      return [];
  }
}
