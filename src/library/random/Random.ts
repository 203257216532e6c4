import { builtin } from '../builtin.ts';
import { cos, log } from '../elementary.ts';
import { randomStream, type RandomStream } from '../../engine/index.ts';
import { randomType } from './descriptor.ts';

export class Random extends builtin(randomType) {
  declare y: number;
  #i = 0;
  #stream: RandomStream | null = null;

  override step(): void {
    if (this.#i >= this.args.iters) return this.io.close();
    this.#stream ??= randomStream(
      this.args.seed ?? this.host.seed,
      this.args.seed === null ? this.name : '',
    );
    this.y = this.#draw(this.#stream);
    this.#i++;
  }

  #draw(next: () => number): number {
    const { distribution, low, high, mean, sd, rate } = this.args;
    switch (distribution) {
      case 'uniform':
        return low + (high - low) * next();
      case 'exponential':
        return -log(1 - next()) / rate;
      case 'normal': {
        // Box and Muller's way; the second number of each pair is not used, so that one draw
        // depends on nothing but the place in the stream.
        const radius = Math.sqrt(-2 * log(1 - next()));
        return mean + sd * (radius * cos(2 * Math.PI * next()));
      }
    }
  }
}
