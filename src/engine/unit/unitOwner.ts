import type { BreakpointHit, Status } from '../../model/run/index.ts';
import type { Channel } from '../channels/channel.ts';
import type { Connector } from '../channels/connector.ts';
import type { Event } from '../component/event.ts';
import type { Probe } from '../probe/probe.ts';

/** What a unit asks of the scheduler that it runs in. */
export interface UnitOwner<Unit> {
  /** Puts the unit into the ready queue. */
  enqueue(unit: Unit): void;
  /** Number of the round of the ready queue: whoever is woken in one has its turn in the next. */
  readonly round: number;
  emit(event: Event): void;
  /** The status changed; `published` statuses go into the state backend. */
  published(unit: Unit): void;
  /** The unit has closed; nothing more comes from it. */
  ended(unit: Unit): void;
  failed(unit: Unit, error: unknown): void;
  /** A breakpoint was met; whether the unit stops behind this step for it. */
  hit(hit: BreakpointHit): boolean;
  /** A promise of the component is awaited, or has settled. */
  pending(change: 1 | -1): void;
}

export interface OutputChannel {
  readonly field: string;
  /** The property that is read for it; see `Carrier`. */
  readonly key: string;
  readonly channel: Channel;
  readonly connector: Connector;
}

export interface InputChannel {
  readonly field: string;
  /** The property that is set for it; see `Carrier`. */
  readonly key: string;
  readonly channel: Channel;
}

export interface FieldProbe {
  readonly field: string;
  readonly probe: Probe;
}

/** Where a unit is in a run. */
export interface UnitSnapshot {
  readonly status: Status;
  readonly steps: number;
  readonly isEnded: boolean;
  /** Number of the edge at which it waits for room, -1 when it does not. */
  readonly blockedAt: number;
  readonly inbox: readonly Event[];
  /** How many of the events, the last ones, have come in this very round. */
  readonly fresh: number;
}
