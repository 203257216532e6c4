import { builtin } from '../builtin.ts';
import { ComponentFailure } from '../ComponentFailure.ts';
import { fieldsOf } from '../fieldsOf.ts';
import { notANumber, numeric } from '../numeric.ts';
import { compile, type Meaning, type Scalar } from './compile.ts';
import { warnNotFinite } from '../notFinite.ts';
import { formulaType } from './descriptor.ts';
import { CONSTANTS } from './expression.ts';
import { readExpression } from './readExpression.ts';

/** Inputs that a warning names. */
const SHOWN = 6;

interface Output {
  readonly name: string;
  readonly evaluate: (inputs: readonly Scalar[]) => Scalar;
}

export class Formula extends builtin(formulaType) {
  readonly #fields = fieldsOf(this);
  /** The inputs of this step, in the order of `args.inputs`; one list for the whole run. */
  #values: Scalar[] = [];
  #outputs: readonly Output[] = [];
  #steps = 0;

  /** All else that is private follows from the arguments and the parameters. */
  static override readonly save = (formula: Formula): number => formula.#steps;
  static override readonly restore = (formula: Formula, steps: unknown): void => {
    // Checkpoints of before have none.
    formula.#steps = typeof steps === 'number' ? steps : 0;
  };

  /** Parameters are known from here on, so here the names in the formulas get their meaning. */
  override init(): void {
    this.#values = this.args.inputs.map(() => NaN);
    this.#outputs = Object.entries(this.args.expressions).map(([name, text]) => {
      const read = readExpression(text);
      if (!read.ok) {
        const message = `The formula of ${name} cannot be read: ${read.error.message}`;
        throw new ComponentFailure('EXPRESSION', message);
      }
      return { name, evaluate: compile(read.value, (used) => this.#meaningOf(used, name)) };
    });
  }

  override step(): void {
    const { inputs } = this.args;
    for (let i = 0; i < inputs.length; i++) {
      const name = inputs[i] ?? '';
      const value = this.#fields[name];
      this.#values[i] =
        typeof value === 'number' || typeof value === 'boolean'
          ? value
          : numeric(this, name, value);
    }
    this.#steps++;
    for (const output of this.#outputs) {
      const value = output.evaluate(this.#values);
      this.#fields[output.name] = value;
      if (typeof value === 'number' && value - value !== 0) this.#warn(output.name, value);
    }
  }

  #warn(field: string, value: number): void {
    const step = this.#steps;
    warnNotFinite(this, { field, value, step }, this.#values, () => {
      const { inputs, expressions } = this.args;
      const given = inputs.slice(0, SHOWN).map((name, i) => `${name} = ${String(this.#values[i])}`);
      const more = inputs.length > SHOWN ? ', ...' : '';
      const text = expressions[field] ?? '';
      return ` in ${text.length > 80 ? `${text.slice(0, 80)}...` : text}, with ${given.join(', ')}${more}`;
    });
  }

  #meaningOf(used: string, output: string): Meaning {
    const input = this.args.inputs.indexOf(used);
    if (input >= 0) return { input };
    if (Object.hasOwn(this.parameters, used)) {
      const value = this.parameters[used];
      if (typeof value === 'number' || typeof value === 'boolean') return { value };
      throw notANumber(`The parameter ${used} in the formula of ${this.name}.${output}`, value);
    }
    const value = CONSTANTS.get(used);
    if (value !== undefined) return { value };
    const message = `The formula of ${this.name}.${output} uses ${used}, which is no input and no parameter.`;
    throw new ComponentFailure('EXPRESSION', message);
  }
}
