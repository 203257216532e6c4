import { builtin } from '../builtin.ts';
import { limited } from '../limits.ts';
import { numeric } from '../numeric.ts';
import { pidType } from './descriptor.ts';

export class PID extends builtin(pidType) {
  declare x: unknown;
  declare y: number;
  declare error: number;
  private sum = 0;
  private last: number | null = null;

  override step(): void {
    const { kp, ki, kd, setpoint, dt, low, high } = this.args;
    const error = setpoint - numeric(this, 'x', this.x);
    const sum = this.sum + error * dt;
    const slope = this.last === null ? 0 : (kd * (error - this.last)) / dt;
    const wanted = kp * error + ki * sum + slope;
    this.y = limited(wanted, low, high);
    this.error = error;
    this.last = error;
    // Held at a limit, a sum that went on growing would keep y there long after the error turned.
    const held = (low !== null && wanted < low) || (high !== null && wanted > high);
    if (!held) this.sum = sum;
  }
}
