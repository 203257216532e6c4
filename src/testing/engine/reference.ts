import { bareEnvironment, type Component, type Connector } from '../../engine/index.ts';
import type { Made } from './randomModel.ts';

/** What a run gave: every field's series, each component's steps, and which component failed. */
export interface Outcome {
  readonly series: Readonly<Record<string, readonly unknown[]>>;
  readonly steps: Readonly<Record<string, number>>;
  readonly failed: string | null;
}

/** Values on their way into one input, of which there may be any number. */
class Queue {
  readonly values: unknown[] = [];
  open = 0;
  private waiting: (() => void)[] = [];

  put(value: unknown): void {
    this.values.push(value);
    this.tell();
  }

  close(): void {
    this.open--;
    this.tell();
  }

  /** Settles when there is a value, or when none will come. */
  async ready(): Promise<boolean> {
    while (this.values.length === 0 && this.open > 0) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return this.values.length > 0;
  }

  private tell(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/**
 * Runs components as simply as can be: each in a loop of its own, with queues without bounds between
 * them. For comparison with the engine; slow, without events, steps by hand and statuses.
 */
export async function runPlainly({ components, connectors, initial }: Made): Promise<Outcome> {
  const series: Record<string, unknown[]> = {};
  const steps: Record<string, number> = {};
  const queues = new Map<string, Queue>();
  let failed: string | null = null;
  const to = ({ spec }: Connector) => `${spec.target.entity}.${spec.target.descriptor}`;
  for (const connector of connectors) {
    const queue = queues.get(to(connector)) ?? new Queue();
    queue.open++;
    queues.set(to(connector), queue);
  }
  for (const { name, io } of components) {
    steps[name] = 0;
    for (const field of [...io.inputs, ...io.outputs]) series[`${name}.${field}`] = [];
  }

  let onFailure = () => undefined as void;
  const failure = new Promise<void>((resolve) => {
    onFailure = resolve;
  });
  for (const [field, values] of initial) for (const value of values) queues.get(field)?.put(value);

  const live = async (component: Component): Promise<void> => {
    const { name, io } = component;
    const fields = component as unknown as Record<string, unknown>;
    const inputs = io.inputs.map((field) => [field, queues.get(`${name}.${field}`)] as const);
    const outputs = connectors.filter(({ spec }) => spec.source.entity === name);
    while (failed === null) {
      const there = await Promise.all(inputs.map(async ([, queue]) => queue?.ready()));
      if (failed !== null) return;
      if (there.includes(false)) break;
      for (const [field, queue] of inputs) {
        fields[field] = queue?.values.shift();
        series[`${name}.${field}`]?.push(fields[field]);
      }
      steps[name] = (steps[name] ?? 0) + 1;
      try {
        await component.step?.();
      } catch {
        failed ??= name;
        onFailure();
        return;
      }
      if (io.isClosed) break;
      for (const field of io.outputs) series[`${name}.${field}`]?.push(fields[field] ?? null);
      for (const connector of outputs) {
        queues.get(to(connector))?.put(fields[connector.spec.source.descriptor] ?? null);
      }
    }
    for (const connector of outputs) queues.get(to(connector))?.close();
  };

  const { host } = bareEnvironment();
  for (const component of components) component.host = host;
  await Promise.race([Promise.all(components.map(live)), failure]);
  return { series, steps, failed };
}
