import type { Channel } from '../../channels/channel.ts';
import type { Connector } from '../../channels/connector.ts';
import type { Carried } from '../../component/carried.ts';
import type { Carrier } from '../../component/component.ts';
import { carriedEvent, carryEvent, Event } from '../../component/event.ts';
import type { Remote, RemoteHost } from '../../channels/remote.ts';
import { Receiver, type ReceiverOwner } from './receiver.ts';
import { Sender } from './sender.ts';
import { buffersOf, bytesOf, countOf, type ValueBatch } from './valueBatch.ts';
import type { Port } from './port.ts';

/** Values that are buffered for one worker before they are sent, even in the midst of a slice. */
const BUFFERED = 4_096;
/** Bytes of large ones that do the same. */
const BUFFERED_BYTES = 1024 * 1024;

/** An event between workers. */
interface SentEvent {
  readonly type: string;
  readonly source: string;
  readonly data: unknown;
  readonly metadata: Readonly<Record<string, string>>;
  readonly timestamp: number | null;
  readonly id: string | null;
  /** The event as its carrier has it. */
  readonly carried: Carried['sent'] | null;
}

/** What passes between two workers, in order. The text is the id of a connector. */
type PeerMessage =
  | readonly ['values', string, ValueBatch]
  | readonly ['closed', string]
  | readonly ['credit', string, number, number]
  | readonly ['gone', string]
  | readonly ['event', SentEvent]
  | readonly ['ended', readonly string[]];

interface Peer {
  readonly port: Port;
  buffer: PeerMessage[];
  /** Values in the buffer, and bytes of large ones. */
  count: number;
  bytes: number;
}

/** Classes of events by type. */
type EventClasses = ReadonlyMap<string, { readonly prototype: object }>;

export interface PeerLinksOptions {
  /** Lines to the other workers, by their number. */
  readonly ports: ReadonlyMap<number, Port>;
  /** The worker of each component elsewhere that a connector here leads to or comes from. */
  readonly workerOf: (component: string) => number;
  /** Output events of each component elsewhere. */
  readonly producers: readonly (readonly string[])[];
  readonly events: EventClasses;
  /** Ids of the connectors both ends of which are of one carrier. */
  readonly carried: ReadonlySet<string>;
  /** Of the components here, if they have one. */
  readonly carrier: Carrier | null;
  readonly capacity: number;
  /** Nothing goes on here until something comes in. */
  readonly onIdle: () => void;
  /** A value of a component cannot be copied to another worker. */
  readonly onUnsendable: (component: string, error: unknown) => void;
}

/** All ways from one worker of a pool to the others. */
export class PeerLinks implements Remote {
  readonly producers: readonly (readonly string[])[];
  isOver = false;
  roundIsOver = false;
  /** Messages sent to and received from other workers: equal over all workers when none is under way. */
  sent = 0;
  received = 0;
  /** Nothing can go on here until something comes in. */
  isIdle = false;
  readonly #options: PeerLinksOptions;
  readonly #peers = new Map<number, Peer>();
  readonly #senders = new Map<string, Sender>();
  readonly #receivers = new Map<string, Receiver>();
  /** Those that come from elsewhere. */
  readonly #incoming = new Map<string, Connector>();
  /** Where each connector leads to or comes from, and the component here that writes into it. */
  readonly #ends = new Map<string, { readonly peer: Peer; readonly writer: string }>();
  #host: RemoteHost | null = null;

  constructor(options: PeerLinksOptions) {
    this.#options = options;
    this.producers = options.producers;
    for (const [number, port] of options.ports) {
      this.#peers.set(number, { port, buffer: [], count: 0, bytes: 0 });
      port.listen((message) => this.#take(message as readonly PeerMessage[]));
    }
  }

  get full(): readonly Channel[] {
    return [...this.#receivers.values()].filter(({ isStuck }) => isStuck).map((one) => one.channel);
  }

  attach(host: RemoteHost): void {
    this.#host = host;
  }

  sender({ id, spec: { source, target } }: Connector): Channel {
    const { capacity, carried } = this.#options;
    const sender = new Sender(id, capacity, carried.has(id), {
      enqueue: (runnable) => this.#host?.enqueue(runnable),
      values: (of, batch) => this.#sendValues(of, batch),
      closed: (of) => this.#send(of, ['closed', of]),
    });
    this.#senders.set(id, sender);
    this.#join(id, target.entity, source.entity);
    return sender.channel;
  }

  isCarried({ id }: Connector): boolean {
    return this.#options.carried.has(id);
  }

  receiver(connector: Connector, channel: Channel, carrier: Carrier | null): void {
    const { id, spec } = connector;
    this.#incoming.set(id, connector);
    const owner: ReceiverOwner = {
      enqueue: (runnable) => this.#host?.enqueue(runnable),
      credit: (of, count, bytes) => this.#send(of, ['credit', of, count, bytes]),
      gone: (of) => this.#send(of, ['gone', of]),
    };
    const receiver = new Receiver(id, channel, owner, carrier);
    this.#receivers.set(id, receiver);
    this.#join(id, spec.source.entity, '');
  }

  emit(event: Event): void {
    const { type, source, data, metadata, timestamp, id } = event;
    const carried = carriedEvent(event)?.sent ?? null;
    this.#sendAll(['event', { type, source, data, metadata, timestamp, id, carried }]);
  }

  producerEnded(types: readonly string[]): void {
    this.#sendAll(['ended', types]);
  }

  wakeEnds(): void {
    for (const sender of this.#senders.values()) sender.wake();
    for (const receiver of this.#receivers.values()) receiver.wake();
  }

  /** Nothing more comes from anywhere: the run is over. */
  endRun(): void {
    this.isOver = true;
    this.wake();
  }

  /** The same for a round. */
  endRound(): void {
    this.roundIsOver = true;
    this.wake();
  }

  /** What the process waited for may have changed. */
  wake(): void {
    this.isIdle = false;
    this.#host?.wakeUp();
  }

  flush(): void {
    for (const peer of this.#peers.values()) this.#post(peer);
  }

  idle(): void {
    for (const receiver of this.#receivers.values()) receiver.settle();
    this.flush();
    this.isIdle = true;
    this.#options.onIdle();
  }

  /** For checkpoints: sends everything that waits to be sent, whether there is room or not. */
  drain(): void {
    for (const sender of this.#senders.values()) sender.drain();
    this.flush();
  }

  /** For checkpoints: puts everything that was received where its reader finds it. */
  pour(): void {
    for (const receiver of this.#receivers.values()) receiver.pour();
  }

  close(): void {
    for (const { port } of this.#peers.values()) port.close();
  }

  #join(id: string, other: string, writer: string): void {
    const peer = this.#peers.get(this.#options.workerOf(other));
    if (peer === undefined) throw new Error(`No line leads to the worker of ${other}.`);
    this.#ends.set(id, { peer, writer });
  }

  #send(id: string, batch: PeerMessage): void {
    this.#ends.get(id)?.peer.buffer.push(batch);
  }

  #sendValues(id: string, batch: ValueBatch): void {
    const peer = this.#ends.get(id)?.peer;
    if (peer === undefined) return;
    peer.buffer.push(['values', id, batch]);
    peer.count += countOf(batch);
    peer.bytes += bytesOf(batch);
    if (peer.count >= BUFFERED || peer.bytes >= BUFFERED_BYTES) this.#post(peer);
  }

  #sendAll(batch: PeerMessage): void {
    for (const { buffer } of this.#peers.values()) buffer.push(batch);
  }

  #post(peer: Peer): void {
    const { buffer } = peer;
    if (buffer.length === 0) return;
    peer.buffer = [];
    peer.count = 0;
    peer.bytes = 0;
    try {
      peer.port.post(buffer, handedOver(buffer));
      this.sent++;
    } catch {
      // One of them cannot be copied: the others pass, and its component is named.
      for (const batch of buffer) this.#postAlone(peer, batch);
    }
  }

  #postAlone(peer: Peer, batch: PeerMessage): void {
    try {
      peer.port.post([batch]);
      this.sent++;
    } catch (error) {
      const [kind, what] = batch;
      const name = kind === 'event' ? what.source : this.#ends.get(String(what))?.writer;
      this.#options.onUnsendable(name ?? '', error);
    }
  }

  #take(batches: readonly PeerMessage[]): void {
    this.received++;
    this.isIdle = false;
    for (const batch of batches) this.#deliver(batch);
    this.#host?.wakeUp();
  }

  #deliver(batch: PeerMessage): void {
    switch (batch[0]) {
      case 'values':
        return this.#receivers.get(batch[1])?.receive(batch[2]);
      case 'closed':
        return this.#closed(batch[1]);
      case 'credit':
        return this.#senders.get(batch[1])?.more(batch[2], batch[3]);
      case 'gone':
        return this.#senders.get(batch[1])?.gone();
      case 'event':
        return this.#host?.deliver(this.#eventOf(batch[1]));
      case 'ended':
        return this.#host?.producerEnded(batch[1]);
    }
  }

  #closed(id: string): void {
    const connector = this.#incoming.get(id);
    if (connector !== undefined) connector.isClosed = true;
    this.#receivers.get(id)?.close();
  }

  /** The event again, of the class that is declared here. */
  #eventOf({ type, carried, ...fields }: SentEvent): Event {
    const { prototype } = this.#options.events.get(type) ?? Event;
    const event = Object.create(prototype) as Event;
    if (event.type !== type) Object.defineProperty(event, 'type', { value: type });
    const { carrier } = this.#options;
    if (carried !== null && carrier !== null) carryEvent(event, carrier.arrived(carried));
    return Object.assign(event, fields, { version: '0.1.0' });
  }
}

/** Memory that is handed over instead of copied. */
function handedOver(batches: readonly PeerMessage[]): readonly ArrayBuffer[] {
  return batches.flatMap((batch) => (batch[0] === 'values' ? buffersOf(batch[2]) : []));
}
