import { builtin } from '../builtin.ts';
import { cos, log } from '../elementary.ts';
import { draw, randomState, type RandomState } from '../../engine/index.ts';
import { randomType } from './descriptor.ts';

export class Random extends builtin(randomType) {
  declare y: number;
  private i = 0;
  private stream: RandomState | null = null;

  override step(): void {
    if (this.i >= this.args.iters) return this.io.close();
    this.stream ??= this.begun();
    this.y = this.drawn(this.stream);
    this.i++;
  }

  private begun(): RandomState {
    const { seed, run_seed } = this.args;
    if (seed !== null) return randomState(seed, '');
    return randomState(run_seed ?? this.host.seed, this.name);
  }

  private drawn(stream: RandomState): number {
    const { distribution, low, high, mean, sd, rate } = this.args;
    switch (distribution) {
      case 'uniform':
        return low + (high - low) * draw(stream);
      case 'exponential':
        return -log(1 - draw(stream)) / rate;
      case 'normal': {
        // Box and Muller's way; the second number of each pair is not used, so that one draw
        // depends on nothing but the place in the stream.
        const radius = Math.sqrt(-2 * log(1 - draw(stream)));
        return mean + sd * (radius * cos(2 * Math.PI * draw(stream)));
      }
    }
  }
}
