import type { Channel } from './channel.ts';
import type { Connector } from './connector.ts';
import type { Carrier } from '../component/component.ts';
import type { Event } from '../component/event.ts';
import type { Runnable } from '../scheduler/readyQueue.ts';

/** What the ways to other workers ask of the process that they end in. */
export interface RemoteHost {
  enqueue(runnable: Runnable): void;
  /** Something came in: who sleeps looks again. */
  wakeUp(): void;
  /** Gives an event from elsewhere to those who listen here. */
  deliver(event: Event): void;
  /** A component elsewhere, which emitted these types, will emit nothing more. */
  producerEnded(types: readonly string[]): void;
}

/** The other partitions of a process that is spread over several workers, as one partition sees them. */
export interface Remote {
  /** Output events of each component elsewhere. */
  readonly producers: readonly (readonly string[])[];
  /** Whoever holds the partitions together has said that the run is over. */
  readonly isOver: boolean;
  /** The same for a round; taken back when the next one begins. */
  roundIsOver: boolean;
  attach(host: RemoteHost): void;
  /** Whether both ends of a connector are of the same carrier, each in its worker. */
  isCarried(connector: Connector): boolean;
  /** The channel that leads to a reader elsewhere. */
  sender(connector: Connector): Channel;
  /** Brings what a writer elsewhere sends along a connector into a channel here. */
  receiver(connector: Connector, channel: Channel, carrier: Carrier | null): void;
  /** Gives an event that was emitted here to the other partitions. */
  emit(event: Event): void;
  /** A component here, which emitted these types, will emit nothing more. */
  producerEnded(types: readonly string[]): void;
  /** Every way looks again whether it has something to do. */
  wakeEnds(): void;
  /** Sends what waits to be sent. */
  flush(): void;
  /** Nothing can go on here until something comes in. */
  idle(): void;
  /** Channels here that keep values from elsewhere waiting. */
  readonly full: readonly Channel[];
}
