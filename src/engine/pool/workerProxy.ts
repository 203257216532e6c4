import type { Activity, PartitionCalls, CoordinatorCalls } from './partition/partitionProtocol.ts';
import type { WorkerThread } from './transport/port.ts';
import { Rpc } from './transport/rpc.ts';

/** A worker of a pool as its process sees it. */
export class WorkerProxy {
  readonly number: number;
  readonly rpc: Rpc<PartitionCalls>;
  readonly thread: WorkerThread;
  /** Components that it holds. */
  names: readonly string[] = [];
  /** What it said when it became idle; null when it may be at work. */
  activity: Activity | null = null;
  isGone = false;
  /** It has answered once: what it loads before is loaded. */
  isUp = false;

  constructor(number: number, thread: WorkerThread, own: CoordinatorCalls) {
    this.number = number;
    this.thread = thread;
    this.rpc = new Rpc<PartitionCalls>(thread.port, own as never);
  }

  /** Tells it something that may set it to work again. */
  wakeUp(name: 'resume' | 'runOver' | 'roundOver' | 'growChannel' | 'endListeners'): void {
    this.activity = null;
    this.rpc.tell(name);
  }

  terminate(error: Error): void {
    this.isGone = true;
    this.rpc.fail(error);
    this.thread.terminate();
  }
}

/** Nothing is under way between the workers: what was sent was received. */
export function isQuiet(all: readonly Pick<Activity, 'sent' | 'received'>[]): boolean {
  let open = 0;
  for (const { sent, received } of all) open += sent - received;
  return open === 0;
}
