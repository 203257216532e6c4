import { builtin } from '../builtin.ts';
import { limited } from '../limits.ts';
import { numeric } from '../numeric.ts';
import { pidType } from './descriptor.ts';

export class PID extends builtin(pidType) {
  declare x: unknown;
  declare setpoint: unknown;
  declare y: number;
  declare error: number;
  private sum = 0;
  private last: number | null = null;
  /** Fixed when it is made, as its inputs are. */
  private readonly isWired = this.args.setpoint_input;

  override step(): void {
    const { kp, ki, kd, dt, low, high } = this.args;
    const setpoint = this.isWired ? numeric(this, 'setpoint', this.setpoint) : this.args.setpoint;
    const error = setpoint - numeric(this, 'x', this.x);
    const sum = this.sum + error * dt;
    const slope = this.last === null ? 0 : weighed(kd, error - this.last) / dt;
    const wanted = weighed(kp, error) + weighed(ki, sum) + slope;
    this.y = limited(wanted, low, high);
    this.error = error;
    // What is not finite has no way back: one missing measurement would spoil every y behind it.
    if (Number.isFinite(error)) this.last = error;
    if (Number.isFinite(sum) && !isPushing(wanted, ki * error, low, high)) this.sum = sum;
  }
}

/** A part whose gain is 0 takes no part, whatever its value: 0 times an infinity would be NaN. */
function weighed(gain: number, value: number): number {
  return gain === 0 ? 0 : gain * value;
}

/** True when y is held at a limit and the sum would move further beyond it (conditional integration). */
function isPushing(wanted: number, push: number, low: number | null, high: number | null): boolean {
  return (high !== null && wanted > high && push > 0) || (low !== null && wanted < low && push < 0);
}
