import { Component } from 'patchbay';

interface Args {
  /** Undamped circular frequency, 1/s. */
  omega: number;
  /** Damping ratio: below 1 it swings. */
  zeta: number;
  /** Where it is let go, m. */
  start: number;
  /** Seconds of a step. */
  dt: number;
}

/** Position and speed. */
type State = readonly [x: number, v: number];

/** A mass on a spring with a damper, by the classical Runge-Kutta method of fourth order. */
export class Oscillator extends Component<Args> {
  static override io = { inputs: ['force'], outputs: ['x', 'energy'] };

  declare force: number;
  declare x: number;
  declare energy: number;
  private state: State = [this.args.start, 0];

  /** How the state changes, a second. */
  private slope([x, v]: State): State {
    const { omega, zeta } = this.args;
    return [v, this.force - 2 * zeta * omega * v - omega * omega * x];
  }

  override step(): void {
    const { omega, dt } = this.args;
    const [x, v] = this.state;
    this.x = x;
    this.energy = (v * v + omega * omega * x * x) / 2;
    const a = this.slope([x, v]);
    const b = this.slope([x + (dt / 2) * a[0], v + (dt / 2) * a[1]]);
    const c = this.slope([x + (dt / 2) * b[0], v + (dt / 2) * b[1]]);
    const d = this.slope([x + dt * c[0], v + dt * c[1]]);
    this.state = [
      x + (dt / 6) * (a[0] + 2 * b[0] + 2 * c[0] + d[0]),
      v + (dt / 6) * (a[1] + 2 * b[1] + 2 * c[1] + d[1]),
    ];
  }
}
