import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { memoryStorage, storageFailure, type Locks } from '../../storage/index.ts';
import { Happening } from '../../testing/happening.ts';
import { modelRuns } from '../../testing/modelRuns.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  idOf,
  openTab,
  testBrowser,
  type TestBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { unhurriedStorage } from '../../testing/stores/unhurriedStorage.ts';

/*
 * Somebody types into the text of a document, edits it elsewhere and leaves the page, while storage answers
 * when it likes and is full at times. What was on the screen is there again after every reload, and in the
 * end storage has the text or the document that it became, never neither.
 */

interface Real {
  readonly browser: TestBrowser;
  readonly scheduler: fc.Scheduler;
  readonly home: string;
  tab: TestTab;
  /** Ends the page: nothing that it asks of storage is done any more. */
  kill: () => void;
  texts: number;
}

const does = (name: string, work: (real: Real) => unknown) =>
  fc.constant(new Happening<object, Real>(name, work));

/** What a person sees in the YAML panel. */
function shown({ document, verbs }: TestTab): string {
  return document.getState().typed?.text ?? verbs.exportText('yaml');
}

function typeGood(real: Real): void {
  real.texts += 1;
  const text = real.tab.verbs.exportText('yaml').replace(/^# text.*\n/u, '');
  real.tab.verbs.typeText(`# text ${real.texts}\n${text}`);
}

function typeBad(real: Real): void {
  real.texts += 1;
  real.tab.verbs.typeText(`plugboard: [ # ${real.texts}`);
}

/** What a page has of its browser until it ends: storage that does nothing more then, and locks that are let go. */
function mortal(browser: TestBrowser) {
  let isAlive = true;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const storage = new Proxy(memoryStorage(browser.disk), {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown =>
        isAlive ? Reflect.apply(value, target, args) : new Promise(() => undefined);
    },
  });
  const locks: Locks = {
    request: (name, options, callback) =>
      browser.locks.request(name, options, (lock) => Promise.race([callback(lock), ended])),
  };
  const kill = (): void => {
    isAlive = false;
    end();
  };
  return { storage, locks, kill };
}

async function openPage({ browser, scheduler }: Pick<Real, 'browser' | 'scheduler'>) {
  const { storage, locks, kill } = mortal(browser);
  const slow = unhurriedStorage(scheduler, storage);
  const tab = await openTab({ browser: { ...browser, locks }, storage: slow.storage });
  await tab.verbs.prepareText();
  await settled();
  return { tab, kill, begin: slow.begin };
}

const textIn = (record: unknown): unknown =>
  typeof record === 'object' && record !== null && 'text' in record ? record.text : null;

/** The page goes away, and another one comes; what no storage takes is asked about first. */
async function reload(real: Real): Promise<void> {
  const { tab, home, browser } = real;
  browser.disk.failure = null;
  tab.verbs.readTyped();
  const [open, before] = [idOf(tab), shown(tab)];
  const kept = textIn(browser.disk.typed.get(home));
  tab.leave();
  real.kill();
  tab.dispose();
  await settled();
  const { begin, ...page } = await openPage(real);
  Object.assign(real, page);
  // Of a new document that nobody has edited nothing is left behind.
  if (open === home) {
    expect(idOf(page.tab)).toBe(home);
    // A text that storage had not given back yet shows now.
    expect([before, kept]).toContain(shown(page.tab));
  }
  expect(page.tab.notices().filter((text) => text.startsWith('Something went'))).toEqual([]);
  begin();
}

const happenings = fc.array(
  fc.commands(
    [
      ...[1, 2, 3].map(() => does('type what can be read', typeGood)),
      ...[1, 2].map(() => does('type what cannot be read', typeBad)),
      does('edit', ({ tab }) => tab.edit('Add', adding('patchbay.Sine'))),
      does('undo', ({ tab }) => tab.verbs.undo()),
      does('keep the text', ({ tab }) => tab.verbs.keepTyped()),
      does('discard the text', ({ tab }) => tab.verbs.discardTyped()),
      does('leave and come back', ({ tab, home }) => {
        void tab.verbs.newDocument();
        void tab.verbs.openDocument(home);
      }),
      does('storage fills', ({ browser }) => (browser.disk.failure = storageFailure('quota'))),
      does('storage has room', ({ browser }) => (browser.disk.failure = null)),
      ...[50, 250, 3_000].map((ms) =>
        does(`${ms} ms pass`, ({ browser }) => browser.time.advance(ms)),
      ),
    ],
    { maxCommands: 12, size: 'max' },
  ),
  { minLength: 1, maxLength: 4 },
);

async function setUp(scheduler: fc.Scheduler): Promise<Real> {
  const browser = testBrowser();
  const { begin, ...page } = await openPage({ browser, scheduler });
  page.tab.edit('Add range', adding('patchbay.Range'));
  page.tab.flush();
  await settled();
  begin();
  return { browser, scheduler, ...page, home: idOf(page.tab), texts: 0 };
}

/** Storage has room, has done all it was asked, and the document of the test is open. */
async function rest(real: Real): Promise<void> {
  const { browser, scheduler, home } = real;
  browser.disk.failure = null;
  for (let turn = 0; turn < 6; turn++) {
    await settled();
    await scheduler.waitIdle();
    if (turn === 3) void real.tab.verbs.openDocument(home);
    const passing = browser.time.advance(11_000);
    await settled();
    await scheduler.waitIdle();
    await passing;
  }
}

property.prop([fc.scheduler(), happenings], modelRuns(150))(
  'a typed text and the document that it becomes outlive every page, whatever happens in which order',
  async (scheduler, visits) => {
    const real = await setUp(scheduler);
    for (const commands of visits) {
      await fc.scheduledModelRun(scheduler, () => ({ model: {}, real }), commands);
      await reload(real);
    }
    await rest(real);
    const { document, typed } = real.tab.document.getState();
    expect(idOf(real.tab)).toBe(real.home);
    const stored = await memoryStorage(real.browser.disk).load(real.home);
    expect(stored).toMatchObject({ ok: true, value: { document } });
    const kept = await memoryStorage(real.browser.disk).typed(real.home);
    expect(kept).toMatchObject({
      ok: true,
      value: typed === null ? undefined : { text: typed.text, stale: typed.stale },
    });
    real.tab.dispose();
  },
);
