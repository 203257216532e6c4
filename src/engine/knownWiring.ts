import type { Connector } from './channels/connector.ts';
import { type Component, detailsOf } from './component/component.ts';

type Components = ReadonlyMap<string, Component>;

/** Wiring in which nothing is wrong, so that the next process of the same model need not be checked. */
export class KnownWiring {
  #components: Components = new Map();
  #connectors: readonly Connector[] = [];

  /** Nothing that the check looks at differs from what was good. */
  isGood(components: Components, connectors: readonly Connector[]): boolean {
    if (components.size !== this.#components.size) return false;
    if (components.size === 0 || connectors.length !== this.#connectors.length) return false;
    const isSame = ({ id }: Connector, at: number) => id === this.#connectors[at]?.id;
    if (!connectors.every(isSame)) return false;
    for (const [name, component] of components) {
      const before = this.#components.get(name);
      if (before === undefined || !areAlike(component, before)) return false;
    }
    return true;
  }

  /** It was checked, and is good. */
  keep(components: Components, connectors: readonly Connector[]): void {
    this.#components = components;
    this.#connectors = connectors;
  }
}

function areAlike(one: Component, other: Component): boolean {
  const [a, b] = [detailsOf(one), detailsOf(other)];
  return (
    one.constructor === other.constructor &&
    sameTexts(a.declared.inputs, b.declared.inputs) &&
    sameTexts(a.declared.outputs, b.declared.outputs) &&
    sameTexts(a.declared.inputEvents, b.declared.inputEvents) &&
    sameTexts(a.declared.outputEvents, b.declared.outputEvents) &&
    sameTexts(filled(a.initialValues), filled(b.initialValues))
  );
}

/** Inputs that have something from the beginning. */
const filled = (values: Readonly<Record<string, readonly unknown[]>>): readonly string[] =>
  Object.keys(values).filter((name) => (values[name]?.length ?? 0) > 0);

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}
