import type { Census, PartCalls, PoolCalls } from './partition/partitionProtocol.ts';
import type { PoolWorker } from './transport/port.ts';
import { Rpc } from './transport/rpc.ts';

/** A worker of a pool as its process sees it. */
export class PartProxy {
  readonly number: number;
  readonly rpc: Rpc<PartCalls>;
  readonly worker: PoolWorker;
  /** Components that it holds. */
  names: readonly string[] = [];
  /** What it said when it became idle; null when it may be at work. */
  census: Census | null = null;
  isGone = false;

  constructor(number: number, worker: PoolWorker, own: PoolCalls) {
    this.number = number;
    this.worker = worker;
    this.rpc = new Rpc<PartCalls>(worker.port, own as never);
  }

  /** Tells it something that may set it to work again. */
  rouse(name: 'resume' | 'runOver' | 'roundOver' | 'growChannel' | 'endListeners'): void {
    this.census = null;
    this.rpc.tell(name);
  }

  terminate(error: Error): void {
    this.isGone = true;
    this.rpc.fail(error);
    this.worker.terminate();
  }
}

/** Nothing is under way between the workers: what was sent was received. */
export function isQuiet(all: readonly Pick<Census, 'sent' | 'received'>[]): boolean {
  let open = 0;
  for (const { sent, received } of all) open += sent - received;
  return open === 0;
}
