import { setImmediate, setTimeout } from 'node:timers/promises';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { nodePort } from '../../cli/pool/nodePort.ts';
import {
  type Partition,
  type PartitionEnvironment,
  servePartition,
  type WorkerFactory,
} from '../../engine/index.ts';
import { nodeEnvironment } from '../golden/nodeEnvironment.ts';

export interface SameThread extends WorkerFactory {
  /** Workers that were started and not ended. */
  readonly alive: ReadonlySet<number>;
  /** Ends a worker as if it had crashed. */
  kill(number: number, reason: string): void;
  /** Lets a worker do nothing any more, as one in an endless loop. */
  silence(number: number): void;
}

/** Workers that share this thread: values are copied between them as between real ones, and arrive later. */
export function sameThread(
  componentClass: PartitionEnvironment['componentClass'],
  {
    inspect,
    sleep,
  }: Pick<PartitionEnvironment, 'inspect'> & Partial<Pick<WorkerFactory, 'sleep'>> = {},
): SameThread {
  const alive = new Set<number>();
  const kills = new Map<number, (reason: string) => void>();
  const ends = new Map<number, MessagePort>();
  let next = 0;
  const { host: _, ...environment } = nodeEnvironment();
  const world: PartitionEnvironment = {
    ...environment,
    componentClass,
    toPort: (end) => nodePort(end as MessagePort),
    ...(inspect === undefined ? {} : { inspect }),
  };
  return {
    cores: 2,
    alive,
    sleep:
      sleep ??
      (async (milliseconds) => {
        if (milliseconds > 0) await setTimeout(milliseconds, undefined, { ref: false });
        else await setImmediate();
      }),
    line() {
      const { port1, port2 } = new MessageChannel();
      return [port1, port2];
    },
    start() {
      const number = next++;
      const { port1, port2 } = new MessageChannel();
      const parts: Partition[] = [];
      servePartition(nodePort(port2), { ...world, onOpen: (part) => void parts.push(part) });
      alive.add(number);
      ends.set(number, port2);
      let tell: (reason: string) => void = () => undefined;
      const terminate = () => {
        alive.delete(number);
        port1.close();
        for (const part of parts) part.cancel();
      };
      kills.set(number, (reason) => {
        port2.close();
        for (const part of parts) part.cancel();
        tell(reason);
      });
      return { port: nodePort(port1), onGone: (listener) => (tell = listener), terminate };
    },
    kill: (number, reason) => kills.get(number)?.(reason),
    silence: (number) => void ends.get(number)?.removeAllListeners(),
  };
}
