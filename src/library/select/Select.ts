import { builtin } from '../builtin.ts';
import { ComponentFailure } from '../ComponentFailure.ts';
import { fieldsOf } from '../fieldsOf.ts';
import { numeric } from '../numeric.ts';
import { selectInputs, selectType } from './descriptor.ts';

export class Select extends builtin(selectType) {
  declare index: unknown;
  declare y: unknown;
  readonly #inputs = selectInputs(this.args.count).slice(0, -1);

  /** The names follow from the arguments. */
  static override readonly save = () => null;

  override step(): void {
    const index = numeric(this, 'index', this.index);
    const input = this.#inputs[Math.trunc(index)];
    if (input === undefined) {
      const last = this.#inputs.length - 1;
      const message = `${this.name}.index got ${index}; it takes 0 to ${last}.`;
      throw new ComponentFailure('INDEX_OUT_OF_RANGE', message);
    }
    const value = fieldsOf(this)[input];
    numeric(this, input, value);
    this.y = value;
  }
}
