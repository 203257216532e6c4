import { Component, type ComponentOptions } from '../engine/index.ts';
import { ownArgs } from '../model/index.ts';
import type { BuiltinType } from './describe.ts';

/**
 * The base class of a built-in component: ports, exports and arguments come from its description, so
 * that the form, the validator and the run cannot disagree. `this.args` has the defaults filled in.
 * Made by hand with wrong arguments, a component throws at construction, saying all that is wrong.
 */
export function builtin<Args extends object>(type: BuiltinType<Args>) {
  abstract class Builtin extends Component<Args> {
    static override readonly io = (args: Readonly<Record<string, unknown>>) => {
      const { inputs, outputs } = type.ports(args);
      return { inputs, outputs };
    };
    static override readonly type = type.type;
    static override readonly exports = type.exports;
    static override readonly sharesNothing: boolean = true;

    constructor(options: ComponentOptions & Readonly<Record<string, unknown>>) {
      const args = type.readArgs(ownArgs(options));
      if (!args.ok) throw new TypeError(args.error.map((problem) => problem.message).join(' '));
      super({ ...options, ...args.value });
    }
  }
  return Builtin;
}
