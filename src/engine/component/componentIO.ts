import { IOSetupError, IOStreamClosedError } from '../errors.ts';
import type { Declaration } from './declaration.ts';
import { type Event, StopEvent } from './event.ts';

/** A component's side of its connectors. */
export class ComponentIO {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly outputEvents: readonly string[];
  /** For the engine: raised when the component closes or has an event to send. */
  notice: { raised: boolean } | null = null;
  #closed = false;
  #queued: Event[] = [];

  constructor(declared: Pick<Declaration, 'inputs' | 'outputs' | 'outputEvents'>) {
    this.inputs = declared.inputs;
    this.outputs = declared.outputs;
    this.outputEvents = declared.outputEvents;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /**
   * Ends the outputs behind what was already sent; called in a step, neither outputs nor events of that
   * step are sent. Calling it again does nothing.
   */
  close(): void {
    this.#closed = true;
    if (this.notice !== null) this.notice.raised = true;
  }

  /**
   * Emits an event with the outputs of this step. Its type must be among the declared output events.
   *
   * @throws IOStreamClosedError when the io is closed, IOSetupError for an undeclared type
   */
  queueEvent(event: Event): void {
    if (this.#closed) {
      throw new IOStreamClosedError('Attempted queue_event on a closed io controller.');
    }
    if (event.type !== StopEvent.type && !this.outputEvents.includes(event.type)) {
      throw new IOSetupError(`Unrecognised output event ${event.type}.`);
    }
    this.#queued.push(event);
    if (this.notice !== null) this.notice.raised = true;
  }

  /** For the engine: events wait to be sent. */
  get hasQueued(): boolean {
    return this.#queued.length > 0;
  }

  /** For the engine: the iteration is not over with the outputs that the step gave. */
  get wantsMore(): boolean {
    return this.#closed || this.#queued.length > 0;
  }

  /** For the engine: the events queued since the last call. */
  takeQueued(): readonly Event[] {
    if (this.#queued.length === 0) return NONE;
    const queued = this.#queued;
    this.#queued = [];
    return queued;
  }
}

const NONE: readonly Event[] = [];
