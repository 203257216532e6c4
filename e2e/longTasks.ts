import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time that its thread spent in it, microseconds; there for what has an end. */
  readonly tdur?: number;
}

export interface TaskWatch {
  /**
   * Ends the watch.
   *
   * @returns processor time of the longest task of the page's own thread since the watch began,
   *   milliseconds; what a neighbour on the machine takes is not in it
   */
  longest(): Promise<number>;
}

/** Watches the tasks of the page's thread, as long as the page is not left for another site. */
export async function watchTasks(page: Page): Promise<TaskWatch> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as readonly TraceEvent[]));
  });
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['toplevel', 'blink.user_timing'],
      excludedCategories: ['*'],
    },
  });
  // Which of the browser's threads is the page's own, a mark of it says.
  const mark = randomUUID();
  await page.evaluate((name) => performance.mark(name), mark);
  return {
    longest: async () => {
      const complete = new Promise<void>((resolve) => {
        session.once('Tracing.tracingComplete', () => resolve());
      });
      await session.send('Tracing.end');
      await complete;
      await session.detach();
      const own = events.find(({ name }) => name === mark);
      if (own === undefined) throw new Error('The trace does not know the page.');
      const times = events
        .filter(({ name, pid, tid }) => {
          return name === 'ThreadControllerImpl::RunTask' && pid === own.pid && tid === own.tid;
        })
        .map(({ tdur = 0 }) => tdur / 1_000);
      return Math.max(...times);
    },
  };
}
