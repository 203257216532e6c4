import type { StoreApi } from 'zustand/vanilla';
import type { StoreDeps } from '../deps/deps.ts';
import type { RunState } from '../run/runState.ts';
import type { Troubles } from '../saving/storageTroubles.ts';
import type { Session } from '../session/session.ts';

export interface GoingContext {
  readonly deps: Pick<StoreDeps, 'storage' | 'locks' | 'clock' | 'setTimer' | 'version'>;
  /** The run that shows. */
  readonly run: StoreApi<RunState>;
  readonly session: Pick<Session, 'idOf'>;
  readonly troubles: Troubles;
}

/** A run that is over sooner leaves nothing but its record. */
export const FIRST_MS = 1_000;
