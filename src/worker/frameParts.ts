import { isObject } from '../base/json.ts';
import { own, readCount, readText } from '../runner/protocol/fields.ts';
import { LIMITS } from '../runner/protocol/limits.ts';

/*
 * A run's worker has its pool made by the frame's document: Firefox hangs for ever, now and then, where a
 * worker makes workers itself.
 */

/** What a run's worker asks its frame for; with a start come the two ports of the new worker. */
export type PartWish =
  | { readonly kind: 'start-part'; readonly id: number; readonly name: string }
  | { readonly kind: 'end-part'; readonly id: number };

/** What the frame answers when a worker of the pool is gone. */
export interface PartGone {
  readonly kind: 'part-gone';
  readonly id: number;
  readonly reason: string;
}

/** Marks the first and only message to a worker of a pool from its frame. */
export const OPEN_PART = 'patchbay:open-part';

/** How many wishes a run may have, starts and ends: what is beyond is a flood. */
const WISHES = 2_000;

/** What of the frame's surroundings its pool needs. */
interface Frame {
  makeWorker(name: string): Worker;
  tell(gone: PartGone): void;
  onFlood(): void;
}

/** The workers of a pool, as their frame keeps them for the run's worker, which may be any code by then. */
export interface FrameParts {
  hear(value: unknown, ports: readonly MessagePort[]): void;
  end(): void;
}

export function frameParts({ makeWorker, tell, onFlood }: Frame): FrameParts {
  const alive = new Map<number, Worker>();
  let wishes = 0;

  function endOne(id: number): void {
    alive.get(id)?.terminate();
    alive.delete(id);
  }

  function start(id: number, name: string, ports: readonly MessagePort[]): void {
    const gone = (reason: string) =>
      tell({ kind: 'part-gone', id, reason: reason.slice(0, LIMITS.message) });
    if (alive.has(id) || alive.size >= LIMITS.workers) return gone('there are too many');
    try {
      const worker = makeWorker(name);
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        endOne(id);
        gone(event.message || 'it broke');
      });
      worker.postMessage(OPEN_PART, [...ports]);
      alive.set(id, worker);
    } catch (error) {
      gone(String(error));
    }
  }

  function end(): void {
    for (const worker of alive.values()) worker.terminate();
    alive.clear();
  }

  return {
    hear(value, ports) {
      if (!isObject(value)) return;
      if (++wishes > WISHES) return onFlood();
      const id = readCount(own(value, 'id'));
      const name = readText(own(value, 'name'));
      const kind = own(value, 'kind');
      if (id === undefined) return;
      if (kind === 'start-part' && name !== undefined && ports.length === 2) start(id, name, ports);
      if (kind === 'end-part') endOne(id);
    },
    end,
  };
}
