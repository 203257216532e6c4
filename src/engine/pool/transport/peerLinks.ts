import type { Channel } from '../../channels/channel.ts';
import type { Connector } from '../../channels/connector.ts';
import { Event } from '../../component/event.ts';
import type { Remote, RemoteHost } from '../../channels/remote.ts';
import { Inlet } from './receiver.ts';
import { Outlet } from './sender.ts';
import { buffersOf, bytesOf, countOf, type Piece } from './valueBatch.ts';
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
}

/** What passes between two workers, in order. The text is the id of a connector. */
type Piecemeal =
  | readonly ['values', string, Piece]
  | readonly ['closed', string]
  | readonly ['credit', string, number, number]
  | readonly ['gone', string]
  | readonly ['event', SentEvent]
  | readonly ['ended', readonly string[]];

interface Peer {
  readonly port: Port;
  buffer: Piecemeal[];
  /** Values in the buffer, and bytes of large ones. */
  count: number;
  bytes: number;
}

/** Classes of events by type. */
type EventClasses = ReadonlyMap<string, { readonly prototype: object }>;

export interface LinksOptions {
  /** Lines to the other workers, by their number. */
  readonly ports: ReadonlyMap<number, Port>;
  /** The worker of each component elsewhere that a connector here leads to or comes from. */
  readonly workerOf: (component: string) => number;
  /** Output events of each component elsewhere. */
  readonly producers: readonly (readonly string[])[];
  readonly events: EventClasses;
  readonly capacity: number;
  /** Nothing goes on here until something comes in. */
  readonly onIdle: () => void;
  /** A value of a component cannot be copied to another worker. */
  readonly onUnsendable: (component: string, error: unknown) => void;
}

/** All ways from one worker of a pool to the others. */
export class Links implements Remote {
  readonly producers: readonly (readonly string[])[];
  isOver = false;
  roundIsOver = false;
  /** Messages sent to and received from other workers: equal over all workers when none is under way. */
  sent = 0;
  received = 0;
  /** Nothing can go on here until something comes in. */
  isIdle = false;
  readonly #options: LinksOptions;
  readonly #peers = new Map<number, Peer>();
  readonly #outlets = new Map<string, Outlet>();
  readonly #inlets = new Map<string, Inlet>();
  /** Those that come from elsewhere. */
  readonly #incoming = new Map<string, Connector>();
  /** Where each connector leads to or comes from, and the component here that writes into it. */
  readonly #ends = new Map<string, { readonly peer: Peer; readonly writer: string }>();
  #host: RemoteHost | null = null;

  constructor(options: LinksOptions) {
    this.#options = options;
    this.producers = options.producers;
    for (const [number, port] of options.ports) {
      this.#peers.set(number, { port, buffer: [], count: 0, bytes: 0 });
      port.listen((message) => this.#take(message as readonly Piecemeal[]));
    }
  }

  get full(): readonly Channel[] {
    return [...this.#inlets.values()].filter(({ isStuck }) => isStuck).map((one) => one.channel);
  }

  attach(host: RemoteHost): void {
    this.#host = host;
  }

  outlet({ id, spec: { source, target } }: Connector): Channel {
    const outlet = new Outlet(id, this.#options.capacity, {
      enqueue: (runnable) => this.#host?.enqueue(runnable),
      values: (of, piece) => this.#sendValues(of, piece),
      closed: (of) => this.#send(of, ['closed', of]),
    });
    this.#outlets.set(id, outlet);
    this.#join(id, target.entity, source.entity);
    return outlet.channel;
  }

  inlet(connector: Connector, channel: Channel): void {
    const { id, spec } = connector;
    this.#incoming.set(id, connector);
    const inlet = new Inlet(id, channel, {
      enqueue: (runnable) => this.#host?.enqueue(runnable),
      credit: (of, count, bytes) => this.#send(of, ['credit', of, count, bytes]),
      gone: (of) => this.#send(of, ['gone', of]),
    });
    this.#inlets.set(id, inlet);
    this.#join(id, spec.source.entity, '');
  }

  emit({ type, source, data, metadata, timestamp, id }: Event): void {
    this.#sendAll(['event', { type, source, data, metadata, timestamp, id }]);
  }

  producerEnded(types: readonly string[]): void {
    this.#sendAll(['ended', types]);
  }

  wakeEnds(): void {
    for (const outlet of this.#outlets.values()) outlet.wake();
    for (const inlet of this.#inlets.values()) inlet.wake();
  }

  /** What the process waited for may have changed. */
  wake(): void {
    this.isIdle = false;
    this.#host?.rouse();
  }

  flush(): void {
    for (const peer of this.#peers.values()) this.#post(peer);
  }

  idle(): void {
    for (const inlet of this.#inlets.values()) inlet.settle();
    this.flush();
    this.isIdle = true;
    this.#options.onIdle();
  }

  /** For checkpoints: sends everything that waits to be sent, whether there is room or not. */
  drain(): void {
    for (const outlet of this.#outlets.values()) outlet.drain();
    this.flush();
  }

  /** For checkpoints: puts everything that was received where its reader finds it. */
  pour(): void {
    for (const inlet of this.#inlets.values()) inlet.pour();
  }

  close(): void {
    for (const { port } of this.#peers.values()) port.close();
  }

  #join(id: string, other: string, writer: string): void {
    const peer = this.#peers.get(this.#options.workerOf(other));
    if (peer === undefined) throw new Error(`No line leads to the worker of ${other}.`);
    this.#ends.set(id, { peer, writer });
  }

  #send(id: string, piece: Piecemeal): void {
    this.#ends.get(id)?.peer.buffer.push(piece);
  }

  #sendValues(id: string, piece: Piece): void {
    const peer = this.#ends.get(id)?.peer;
    if (peer === undefined) return;
    peer.buffer.push(['values', id, piece]);
    peer.count += countOf(piece);
    peer.bytes += bytesOf(piece);
    if (peer.count >= BUFFERED || peer.bytes >= BUFFERED_BYTES) this.#post(peer);
  }

  #sendAll(piece: Piecemeal): void {
    for (const { buffer } of this.#peers.values()) buffer.push(piece);
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
      for (const piece of buffer) this.#postAlone(peer, piece);
    }
  }

  #postAlone(peer: Peer, piece: Piecemeal): void {
    try {
      peer.port.post([piece]);
      this.sent++;
    } catch (error) {
      const [kind, what] = piece;
      const name = kind === 'event' ? what.source : this.#ends.get(String(what))?.writer;
      this.#options.onUnsendable(name ?? '', error);
    }
  }

  #take(pieces: readonly Piecemeal[]): void {
    this.received++;
    this.isIdle = false;
    for (const piece of pieces) this.#deliver(piece);
    this.#host?.rouse();
  }

  #deliver(piece: Piecemeal): void {
    switch (piece[0]) {
      case 'values':
        return this.#inlets.get(piece[1])?.receive(piece[2]);
      case 'closed':
        return this.#closed(piece[1]);
      case 'credit':
        return this.#outlets.get(piece[1])?.more(piece[2], piece[3]);
      case 'gone':
        return this.#outlets.get(piece[1])?.gone();
      case 'event':
        return this.#host?.deliver(this.#eventOf(piece[1]));
      case 'ended':
        return this.#host?.producerEnded(piece[1]);
    }
  }

  #closed(id: string): void {
    const connector = this.#incoming.get(id);
    if (connector !== undefined) connector.isClosed = true;
    this.#inlets.get(id)?.close();
  }

  /** The event again, of the class that is declared here. */
  #eventOf({ type, ...fields }: SentEvent): Event {
    const { prototype } = this.#options.events.get(type) ?? Event;
    const event = Object.create(prototype) as Event;
    if (event.type !== type) Object.defineProperty(event, 'type', { value: type });
    return Object.assign(event, fields, { version: '0.1.0' });
  }
}

/** Memory that is handed over instead of copied. */
function handedOver(pieces: readonly Piecemeal[]): readonly ArrayBuffer[] {
  return pieces.flatMap((piece) => (piece[0] === 'values' ? buffersOf(piece[2]) : []));
}
