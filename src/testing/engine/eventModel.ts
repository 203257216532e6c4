import { fc } from '@fast-check/vitest';
import { Component, type ComponentClass, Connector, Event, handle } from '../../engine/index.ts';

/** Emits events, and sends numbers along a field. */
interface TickerPart {
  /** Types that it emits in turn. */
  readonly emits: readonly number[];
  readonly size: number;
  readonly slow: boolean;
}

/** Takes events; emits another one for each if `echo` says which. */
interface ListenerPart {
  readonly echo: number | null;
  /** The ticker whose numbers it reads as well; null: events alone. */
  readonly reads: number | null;
  readonly slow: boolean;
}

export interface EventModel {
  readonly tickers: readonly TickerPart[];
  readonly listeners: readonly ListenerPart[];
}

/** `from` is who sent the signal that an echo answers, else the sender itself. */
class Signal extends Event<{ readonly n: number; readonly from: string }> {}
const signal = (type: string) =>
  class extends Signal {
    static override readonly type = type;
  };
/** Types that tickers emit, and types of echoes; listeners take the first kind alone, so that all ends. */
const SIGNALS = [signal('a'), signal('b.x'), signal('c-y')];
const ECHOES = [signal('echo.a'), signal('echo.b')];

const later = () => new Promise<void>((resolve) => setImmediate(resolve));

class Ticker extends Component<{ readonly part: TickerPart }> {
  static override readonly io = { outputs: ['y'], outputEvents: SIGNALS };
  declare y: number;
  private count = 0;

  override step(): void | Promise<void> {
    return this.args.part.slow ? later().then(() => this.tick()) : this.tick();
  }

  private tick(): void {
    const { emits, size } = this.args.part;
    if (this.count >= size) return this.io.close();
    const Class = SIGNALS[(emits[this.count % emits.length] ?? 0) % SIGNALS.length];
    const data = { n: this.count, from: this.name };
    if (Class) this.io.queueEvent(new Class({ source: this.name, data }));
    this.y = this.count++;
  }
}

const handlers = [...SIGNALS, ...ECHOES].map((type) => handle(type, 'take'));

abstract class Taker extends Component<{ readonly part: ListenerPart }> {
  static override readonly handlers = handlers;
  static override readonly exports = ['got'];
  /** What came from each producer in order; of echoes, what answers each of theirs. */
  got: Record<string, number[]> = {};

  take({ source, data }: Signal): Event | undefined | Promise<Event | undefined> {
    (this.got[`${source} of ${data.from}`] ??= []).push(data.n);
    const { echo, slow } = this.args.part;
    const Echo = echo === null ? undefined : ECHOES[echo % ECHOES.length];
    const answer = Echo === undefined ? undefined : new Echo({ source: this.name, data });
    return slow ? later().then(() => answer) : answer;
  }
}

class Listener extends Taker {
  static override readonly io = { inputEvents: SIGNALS, outputEvents: ECHOES };
}

class ReadingListener extends Taker {
  static override readonly io = {
    ...{ inputs: ['x'], outputs: ['y'] },
    ...{ inputEvents: SIGNALS, outputEvents: ECHOES },
  };
  declare x: number;
  declare y: number;

  override step(): void {
    this.y = this.x * 2;
  }
}

/** Takes what listeners emit. */
class Echoed extends Taker {
  static override readonly io = { inputEvents: ECHOES };
}

const CLASSES = { Ticker, Listener, ReadingListener, Echoed };

export const eventClasses: ReadonlyMap<string, ComponentClass> = new Map(
  Object.entries(CLASSES).map(([name, Class]) => [name, Class as unknown as ComponentClass]),
);

/** Fresh components and connectors of a model. */
export function buildEventModel({ tickers, listeners }: EventModel) {
  const names = tickers.map((_, at) => `t${at}`);
  const components: Component[] = [
    ...tickers.map((part, at) => new Ticker({ name: `t${at}`, part })),
    ...listeners.map((part, at) =>
      part.reads === null
        ? new Listener({ name: `l${at}`, part })
        : new ReadingListener({ name: `l${at}`, part }),
    ),
    new Echoed({ name: 'e0', part: { echo: null, reads: null, slow: false } }),
  ];
  const connectors = listeners.flatMap(({ reads }, at) =>
    reads === null
      ? []
      : [new Connector({ source: `${names[reads % names.length]}.y`, target: `l${at}.x` })],
  );
  return { components, connectors };
}

const ticker: fc.Arbitrary<TickerPart> = fc.record({
  emits: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }),
  size: fc.nat(15),
  slow: fc.boolean(),
});

const listener: fc.Arbitrary<ListenerPart> = fc.record({
  echo: fc.option(fc.nat(1)),
  reads: fc.option(fc.nat(3)),
  slow: fc.boolean(),
});

/** Models whose components emit, take and answer events, some of them with fields as well. */
export const eventModels: fc.Arbitrary<EventModel> = fc.record({
  tickers: fc.array(ticker, { minLength: 1, maxLength: 4 }),
  listeners: fc.array(listener, { minLength: 1, maxLength: 4 }),
});
