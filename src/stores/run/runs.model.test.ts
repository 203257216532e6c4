import type { Breakpoint } from '../../model/run/index.ts';
import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { watchedFields } from '../../model/index.ts';
import { setArgument } from '../../editing/arguments/arguments.ts';
import { removeSelection } from '../../editing/components/remove.ts';
import { Happening } from '../../testing/happening.ts';
import { modelRuns } from '../../testing/modelRuns.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  slowWorkers,
  type SlowWorker,
  type SlowWorkers,
} from '../../testing/stores/slowWorkers.ts';
import { adding, idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { componentsIn } from './argumentChanges.ts';
import { holding } from './breakpoints.ts';

/*
 * A person, a page and its workers, whose messages arrive in any order that ports allow. Whatever is done,
 * the page shows in the end what is, its worker knows what the document says, and every run is kept once.
 */

interface Real {
  readonly tab: TestTab;
  readonly runner: SlowWorkers;
  /** The document that the runs belong to, and the worker of each run. */
  readonly home: string;
}

/** What a person knows: the speed that they have set. */
interface Model {
  speed: number | null;
}

const isHome = ({ tab, home }: Real) =>
  tab.document.getState().origin.kind === 'stored' && idOf(tab) === home;
const last = ({ runner }: Real): SlowWorker | undefined => runner.workers.at(-1);
/** A gesture, or something that a worker does by itself. */
const does = (name: string, work: (real: Real, model: Model) => void) =>
  fc.constant(new Happening(name, work));

function edits(a: number, b: number): Happening<Model, Real> {
  return new Happening(`edit ${a} ${b}`, (real) => {
    if (!isHome(real)) return;
    real.tab.edit('Change', (document) =>
      setArgument(setArgument(document, 'range', 'iters', a), 'range', 'start', b),
    );
  });
}

function setsSpeed(speed: number | null): Happening<Model, Real> {
  return new Happening(`speed ${speed}`, ({ tab }, model) => {
    model.speed = speed;
    tab.verbs.setSpeed(speed);
  });
}

function holds(on: boolean): Happening<Model, Real> {
  const at: Omit<Breakpoint, 'field'> = { comparison: '>', value: 3 };
  return new Happening(on ? 'hold at sine' : 'hold no more', ({ tab }) => {
    const isThere = componentsIn(tab.document.getState().document.config).has('sine');
    if (isThere || !on) tab.verbs.holdAt('sine.y', on ? at : null);
  });
}

function addOrRemoveSine({ tab }: Real): void {
  tab.edit('Sine', (document) =>
    componentsIn(document.config).has('sine')
      ? removeSelection(document, { components: ['sine'], connectors: [] })
      : adding('patchbay.Sine')(document),
  );
}

const happenings = fc.commands(
  [
    ...[1, 2, 3, 4].map(() => does('run', ({ tab }) => void tab.verbs.run())),
    does('pause', ({ tab }) => void tab.verbs.pause()),
    does('resume', ({ tab }) => void tab.verbs.resume()),
    does('step', ({ tab }) => void tab.verbs.step()),
    does('stop', ({ tab }) => void tab.verbs.stop()),
    ...[1, 2].map(() => fc.option(fc.integer({ min: 1, max: 9 })).map(setsSpeed)),
    ...[1, 2, 3].map(() => fc.tuple(fc.nat(9), fc.nat(9)).map(([a, b]) => edits(a, b))),
    does('watch', ({ tab }) => tab.verbs.watch('range.y', true)),
    does('unwatch', ({ tab }) => tab.verbs.watch('range.y', false)),
    ...[true, true, false].map((on) => fc.constant(holds(on))),
    ...[1, 2].map(() => does('add or remove sine', addOrRemoveSine)),
    does('leave', ({ tab }) => void tab.verbs.newDocument()),
    ...[1, 2].map(() => does('come back', ({ tab, home }) => void tab.verbs.openDocument(home))),
    does('the run completes', (real) => last(real)?.isUp === true && last(real)?.end('completed')),
    does('the worker breaks', (real) => last(real)?.isUp === true && last(real)?.end('failed')),
    does('a value holds the run', (real) => last(real)?.isUp === true && last(real)?.hold(true)),
    does('the worker hears no stop', (real) => {
      const worker = last(real);
      if (worker !== undefined) worker.deaf = true;
    }),
    does('the next start is refused', ({ runner }) => (runner.refuses = true)),
    does('time passes', ({ tab }) => void tab.browser.time.advance(2_500)),
  ],
  { maxCommands: 40, size: 'max' },
);

async function setUp(scheduler: fc.Scheduler): Promise<{ model: Model; real: Real }> {
  const runner = slowWorkers(scheduler);
  const tab = await openTab({ runner });
  tab.edit('Add range', adding('patchbay.Range'));
  tab.flush();
  await settled();
  return { model: { speed: null }, real: { tab, runner, home: idOf(tab) } };
}

/** Everything has arrived, and whatever was waited for has come or been given up. */
async function rest(scheduler: fc.Scheduler, { tab }: Real): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await settled();
    await scheduler.waitIdle();
    await tab.browser.time.advance(2_500);
  }
}

function checkWorker({ tab }: Real, worker: SlowWorker, speed: number | null): void {
  const { document } = tab.document.getState();
  const args = componentsIn(document.config).get('range')?.args ?? {};
  const known = worker.args.get('range');
  for (const name of ['iters', 'start']) {
    if (Object.hasOwn(args, name)) expect([name, known?.get(name)]).toEqual([name, args[name]]);
  }
  expect(worker.speed).toBe(speed);
  expect(worker.watch).toEqual(watchedFields(document));
  expect(worker.breakpoints).toEqual(holding(tab.view.getState().breakpoints, document));
  expect(tab.run.getState().phase.kind).toBe(worker.paused ? 'paused' : 'running');
}

async function check(real: Real, model: Model): Promise<void> {
  const { tab, runner, home } = real;
  const { run, view } = tab;
  expect(run.getState().speed).toBe(model.speed);
  const alive = runner.workers.filter((worker) => !worker.over && !worker.disposed);
  const isOn = ['running', 'paused'].includes(run.getState().phase.kind);
  if (!isOn) expect(['idle', 'ended']).toContain(run.getState().phase.kind);
  expect(alive.length).toBe(isOn ? 1 : 0);
  if (alive[0] !== undefined) checkWorker(real, alive[0], model.speed);
  const { document } = tab.document.getState();
  for (const field of Object.keys(view.getState().breakpoints))
    expect(componentsIn(document.config).has(field.split('.')[0] ?? '')).toBe(true);
  expect(tab.notices().filter((text) => text.startsWith('Something went wrong'))).toEqual([]);
  await checkRecords(real, home);
}

/** Each run that the page saw begin is kept once it is over, no run twice. */
async function checkRecords({ tab, runner }: Real, home: string): Promise<void> {
  if (idOf(tab) !== home) {
    await tab.verbs.openDocument(home);
    await tab.browser.time.advance(2_500);
  }
  const jobs = tab.lists.getState().runs.flatMap(({ jobId }) => jobId ?? []);
  expect(new Set(jobs).size).toBe(jobs.length);
  const mine = runner.workers.filter(({ args }) => args.has('range'));
  const known = mine.filter(({ isKnown }) => isKnown);
  const kept = tab.lists.getState().runs.length;
  expect(kept).toBeGreaterThanOrEqual(
    known.filter(({ over, disposed }) => over || disposed).length,
  );
  expect(kept).toBeLessThanOrEqual(mine.length);
}

property.prop([fc.scheduler(), happenings], modelRuns(500))(
  'a run follows its document and shows what is, in whatever order words arrive',
  async (scheduler, commands) => {
    const { model, real } = await setUp(scheduler);
    await fc.scheduledModelRun(scheduler, () => ({ model, real }), commands);
    await rest(scheduler, real);
    await check(real, model);
  },
);
