import { Component, Event, handle, LocalProcess } from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';
import { keep } from './kept.ts';
import { timed, type Contender } from './measure.ts';

class Tick extends Event<number> {
  static override readonly type = 'tick';
}

class Clock extends Component<{ readonly ticks: number }> {
  static override readonly io = { outputEvents: [Tick] };
  private count = 0;

  override step(): void {
    if (this.count === this.args.ticks) return this.io.close();
    this.io.queueEvent(new Tick({ source: this.name, data: this.count++ }));
  }
}

class Counter extends Component {
  static override readonly io = { inputEvents: [Tick], outputs: ['y'] };
  static override readonly handlers = [handle(Tick, 'count')];
  y = 0;

  count({ data }: Tick): void {
    this.y += data;
  }

  override step(): void {}
}

/** A component that emits an event each step, and one that takes it and steps: three for each event. */
export const eventSide: Contender = {
  who: 'queue',
  stepsPerItem: 3,
  run: async (items) => {
    const counter = new Counter({ name: 'counter' });
    const components = [new Clock({ name: 'clock', ticks: items }), counter];
    const process = new LocalProcess({
      components,
      connectors: [],
      environment: nodeEnvironment(),
    });
    await process.init();
    const seconds = await timed(() => process.run());
    keep(counter.y);
    return seconds;
  },
};
