import { type Event, StopEvent } from '../component/event.ts';

/**
 * Events that have come for a unit and were not taken yet. Components act at the same time, so to say:
 * what another one emits in this round has not come yet.
 */
export class EventInbox {
  readonly #events: Event[] = [];
  /** In which round each of them came. */
  readonly #rounds: number[] = [];

  get isEmpty(): boolean {
    return this.#events.length === 0;
  }

  get events(): readonly Event[] {
    return [...this.#events];
  }

  receive(event: Event, round: number): void {
    this.#events.push(event);
    // Everybody steps at once when a process is to stop: nobody shall do more before.
    const stops = event.type === StopEvent.type;
    if (stops) this.#rounds.fill(-1);
    this.#rounds.push(stops ? -1 : round);
  }

  /** Whether there are any of earlier rounds. */
  hasDue(round: number): boolean {
    const [first] = this.#rounds;
    return first !== undefined && first < round;
  }

  /** Takes those of earlier rounds, in the order of their times. */
  takeDue(round: number): readonly Event[] {
    const fresh = this.#rounds.findIndex((came) => came >= round);
    const count = fresh < 0 ? this.#rounds.length : fresh;
    this.#rounds.splice(0, count);
    return this.#events
      .splice(0, count)
      .toSorted((a, b) => (a.timestamp ?? 0) - (b.timestamp ?? 0));
  }

  /** How many have come in this very round. */
  freshIn(round: number): number {
    return this.#rounds.filter((came) => came >= round).length;
  }

  /** For checkpoints: the last `fresh` of the events have come in this very round. */
  refill(events: readonly Event[], fresh: number, round: number): void {
    this.#events.push(...events);
    const first = events.length - fresh;
    this.#rounds.push(...events.map((_, at) => (at < first ? -1 : round)));
  }

  clear(): void {
    this.#events.length = 0;
    this.#rounds.length = 0;
  }
}
