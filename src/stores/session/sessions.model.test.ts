import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { encodeLink } from '../../formats/index.ts';
import type { PatchbayDocument } from '../../model/document.ts';
import { claimWriter, memoryStorage, storageFailure } from '../../storage/index.ts';
import { Happening } from '../../testing/happening.ts';
import { modelRuns } from '../../testing/modelRuns.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import {
  adding,
  documentWith,
  idOf,
  openTab,
  testBrowser,
  type TestBrowser,
  type TestTab,
} from '../../testing/stores/testStores.ts';
import { unhurriedStorage } from '../../testing/stores/unhurriedStorage.ts';

/*
 * Two tabs of one browser, whose storage answers when it likes. Whatever is opened, edited, imported and
 * refused in whatever order: no edit is lost, everything lies where it belongs, and nothing stays locked.
 */

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: plugboard.library.FileReader
          args: {name: f, path: a.csv, field_names: [x]}
`;
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const LINK = encodeLink(documentWith('Theirs', 'patchbay.Range'));
const PAGE = 'https://patchbay.example/';
/** A link that was cut. */
const BROKEN = LINK.slice(0, 60);

interface Real {
  readonly browser: TestBrowser;
  readonly tabs: readonly TestTab[];
  /** What each record should hold in the end, and the names that people gave. */
  readonly latest: Map<string, PatchbayDocument>;
  readonly named: Map<string, string>;
  /** The broken link of a tab, while nothing was asked for since it came into the address. */
  readonly showing: Map<TestTab, string>;
  links: number;
  names: number;
}

const mayEdit = (tab: TestTab) => tab.document.getState().origin.kind !== 'readOnly';
const does = (name: string, work: (tab: TestTab, real: Real) => unknown) =>
  fc.nat(1).map(
    (at) =>
      new Happening<object, Real>(`${name} in ${at}`, (real) => {
        const tab = real.tabs[at];
        if (tab !== undefined) work(tab, real);
      }),
  );
/** Something that asks for another document. */
const opens = (name: string, work: (tab: TestTab, real: Real) => unknown) =>
  does(name, (tab, real) => {
    real.showing.delete(tab);
    return work(tab, real);
  });

function rename(tab: TestTab, real: Real): void {
  if (!mayEdit(tab)) return;
  real.names += 1;
  const name = `Name ${String.fromCodePoint(64 + real.names)}`;
  tab.edit('Rename', (document) => ({ ...document, name }));
  real.named.set(idOf(tab), name);
}

/** Storage gives it another name when it is saved first. */
async function newOfTakenName(tab: TestTab, { named }: Real): Promise<void> {
  await tab.verbs.newDocument();
  if (!mayEdit(tab) || tab.document.getState().origin.kind === 'link') return;
  named.delete(idOf(tab));
  tab.edit('Rename', (document) => ({ ...document, name: 'Untitled' }));
}

function openBroken(tab: TestTab, real: Real): void {
  real.links += 1;
  const link = BROKEN.slice(0, -real.links);
  tab.address.text = PAGE + link;
  real.showing.set(tab, link);
  void tab.verbs.openLink(link);
}

const happenings = fc.commands(
  [
    ...[1, 2, 3].map(() => does('edit', (tab) => tab.edit('Add', adding('patchbay.Sine')))),
    does('undo', (tab, { named }) => {
      if (tab.document.getState().origin.kind === 'stored') named.delete(idOf(tab));
      tab.verbs.undo();
    }),
    ...[1, 2].map(() => does('rename', rename)),
    opens('new', (tab) => tab.verbs.newDocument()),
    ...[1, 2].map(() => opens('new, of a name that is taken', newOfTakenName)),
    ...[0, 1, 2, 3].map((at) =>
      opens(`open ${at}`, (tab, { latest }) => {
        const id = [...latest.keys()][at];
        if (id !== undefined) void tab.verbs.openDocument(id);
      }),
    ),
    opens('open what is not there', (tab) => tab.verbs.openDocument('nothing')),
    opens('open a link', (tab) => {
      tab.address.text = PAGE + LINK;
      return tab.verbs.openLink(LINK);
    }),
    does('open a broken link', openBroken),
    opens('import a model with data', (tab) =>
      tab.verbs.importFiles([file('plant.yaml', MODEL), file('a.csv', 'x'), file('z.csv', 'z')]),
    ),
    does('storage fills', (_, { browser }) => (browser.disk.failure = storageFailure('quota'))),
    ...[1, 2].map(() =>
      does('storage has room', (_, { browser }) => (browser.disk.failure = null)),
    ),
    ...[100, 3_000].map((ms) =>
      does(`${ms} ms pass`, (_, { browser }) => browser.time.advance(ms)),
    ),
  ],
  { maxCommands: 30, size: 'max' },
);

async function setUp(scheduler: fc.Scheduler): Promise<Real> {
  const browser = testBrowser();
  const begins: (() => void)[] = [];
  const real = {
    browser,
    latest: new Map(),
    named: new Map(),
    showing: new Map<TestTab, string>(),
    names: 0,
    links: 0,
  };
  const tabs: TestTab[] = [];
  for (let at = 0; at < 2; at++) {
    const { storage, begin } = unhurriedStorage(scheduler, memoryStorage(browser.disk));
    begins.push(begin);
    const tab = await openTab({ browser, storage });
    tab.document.subscribe(({ document, origin }) => {
      if (origin.kind === 'stored') real.latest.set(origin.id, document);
    });
    // The second tab begins with what is open in the first.
    for (let documents = 0; documents < 2 - at; documents++) {
      await tab.verbs.newDocument();
      tab.edit('Add range', adding('patchbay.Range'));
      tab.flush();
      await settled();
    }
    tabs.push(tab);
  }
  for (const begin of begins) begin();
  return { ...real, tabs };
}

/** Storage has room, has done all it was asked, and whatever was to come later has come. */
async function rest(scheduler: fc.Scheduler, { browser }: Real): Promise<void> {
  browser.disk.failure = null;
  for (let turn = 0; turn < 8; turn++) {
    await settled();
    await scheduler.waitIdle();
    const passing = browser.time.advance(turn < 4 ? 11_000 : 200);
    await settled();
    await scheduler.waitIdle();
    await passing;
  }
}

async function checkTab(tab: TestTab, real: Real): Promise<void> {
  const { origin, document, saved } = tab.document.getState();
  expect(tab.notices().filter((text) => text.startsWith('Something went wrong'))).toEqual([]);
  const link = real.showing.get(tab);
  if (link !== undefined) expect(tab.address.text).toBe(PAGE + link);
  // A link has no record, and who only looks does not see what the other tab writes.
  if (origin.kind !== 'stored') return;
  const stored = real.browser.disk.documents.has(origin.id)
    ? await memoryStorage(real.browser.disk).load(origin.id)
    : null;
  // A new document has no record before it is edited.
  if (stored === null) expect(tab.document.getState().past).toEqual([]);
  else expect(stored).toMatchObject({ ok: true, value: { document } });
  expect(saved.kind).toBe('saved');
}

/** Who has what: a document is written by one of the tabs that show it, and by nobody else. */
async function checkClaims({ browser, tabs }: Real): Promise<void> {
  const { disk, locks } = browser;
  for (const id of disk.documents.keys()) {
    const kinds = tabs.flatMap(({ document }) => {
      const { origin } = document.getState();
      return origin.kind !== 'link' && origin.id === id ? [origin.kind] : [];
    });
    if (kinds.length > 0) {
      expect([id, kinds.filter((kind) => kind === 'stored').length]).toEqual([id, 1]);
      continue;
    }
    const writer = await claimWriter(locks, id, () => undefined);
    expect([id, writer.isHeld()]).toEqual([id, true]);
    writer.release();
  }
}

async function checkRecords({ browser, latest, named }: Real): Promise<void> {
  for (const id of browser.disk.documents.keys()) {
    const stored = await memoryStorage(browser.disk).load(id);
    if (!stored.ok) throw new Error(stored.error.message);
    const { document } = stored.value;
    const last = latest.get(id);
    if (last !== undefined) expect(document.config).toEqual(last.config);
    const name = named.get(id);
    if (name !== undefined) expect(document.name.replace(/ \(\d+\)$/u, '')).toBe(name);
    const files = document.files.map((one) => one.name);
    const isImport = JSON.stringify(document.config).includes('"a.csv"');
    expect(files).toEqual(isImport ? ['a.csv', 'z.csv'] : []);
  }
}

property.prop([fc.scheduler(), happenings], modelRuns(200))(
  'no edit is lost and nothing stays locked, whatever is opened, imported and refused in which order',
  async (scheduler, commands) => {
    const real = await setUp(scheduler);
    await fc.scheduledModelRun(scheduler, () => ({ model: {}, real }), commands);
    await rest(scheduler, real);
    for (const tab of real.tabs) await checkTab(tab, real);
    await checkRecords(real);
    await checkClaims(real);
    for (const tab of real.tabs) tab.dispose();
  },
);
