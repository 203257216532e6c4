import { calculate } from '../../library/calculate.ts';
import { catalogue } from '../../library/index.ts';
import { projectCode } from '../../library/python/projectCode.ts';
import * as modules from '../../modules/index.ts';
import { emptyDocument, type PatchbayDocument } from '../../model/index.ts';
import { addComponent } from '../../editing/components/add.ts';
import type { RunClient } from '../../runner/api.ts';
import {
  memoryDisk,
  memoryLocks,
  memoryStorage,
  type MemoryDisk,
  type Locks,
  type Storage,
} from '../../storage/index.ts';
import { createStores, type Folders, type LiveStores, type StoreDeps } from '../../stores/index.ts';
import { fakeRunClient, type FakeRunClient } from './fakeRunClient.ts';
import { fakeTime, type FakeTime } from './fakeTime.ts';

type Change = (document: PatchbayDocument) => PatchbayDocument;

/** What the tabs of one browser have in common. */
export interface TestBrowser {
  readonly disk: MemoryDisk;
  readonly locks: Locks;
  readonly time: FakeTime;
  readonly newId: () => string;
}

export interface TestTab extends LiveStores {
  readonly browser: TestBrowser;
  readonly runClient: FakeRunClient;
  readonly address: { text: string };
  /** Makes any change of the document an edit of this label. */
  edit(label: string, change: Change, gesture?: string | symbol): void;
  /** Texts of the notices that show. */
  notices(): readonly string[];
  /** Presses the button of the notice whose text has these words; throws when there is none. */
  press(words: string): void;
}

export interface TabParts {
  /** Large documents are prepared in one go, unless this waits. */
  readonly nextTask?: NonNullable<StoreDeps['nextTask']>;
  /** Nothing was read early, unless this says so. */
  readonly readEarly?: NonNullable<StoreDeps['readEarly']>;
  readonly browser?: TestBrowser;
  readonly storage?: Storage;
  /** Folders that the person can choose; left out: the browser has none. */
  readonly folders?: Folders;
  /** In place of the one of the tab. */
  readonly runner?: RunClient;
  readonly address?: string;
  /** The way to a cluster; left out: there is none. */
  readonly ray?: NonNullable<StoreDeps['ray']>;
  /** What reads modules, where it is to come late or not at all. */
  readonly moduleReading?: StoreDeps['moduleReading'];
  /** Files of the examples by path; any other is not to be had. */
  readonly examples?: Readonly<Record<string, string>>;
  /** The browser's answer to the wish to keep what is stored. */
  readonly persist?: () => Promise<boolean>;
}

export function testBrowser(): TestBrowser {
  let ids = 0;
  const newId = () => `id-${(ids += 1)}`;
  return { disk: memoryDisk(), locks: memoryLocks(), time: fakeTime(), newId };
}

/** The real stores of one tab, over memory, after what was open last is open again. */
export async function openTab(parts: TabParts = {}): Promise<TestTab> {
  const { browser = testBrowser(), examples = {} } = parts;
  const { disk, locks, time, newId } = browser;
  const address = { text: parts.address ?? 'https://patchbay.example/' };
  const runClient = fakeRunClient();
  const stores = createStores({
    storage: parts.storage ?? memoryStorage(disk),
    locks,
    runClient: parts.runner ?? runClient,
    catalogue,
    moduleReading: parts.moduleReading ?? (async () => modules),
    async fetchExample(path) {
      const text = examples[path];
      if (text === undefined) throw new TypeError('Failed to fetch');
      return new TextEncoder().encode(text);
    },
    digest: async (text) => `digest of ${new TextDecoder().decode(text)}`,
    componentCode: async () => projectCode,
    calculate: async (text) => calculate(text),
    ...(parts.readEarly === undefined ? {} : { readEarly: parts.readEarly }),
    ...(parts.nextTask === undefined ? {} : { nextTask: parts.nextTask }),
    ...(parts.ray === undefined ? {} : { ray: parts.ray }),
    ...(parts.folders === undefined ? {} : { folders: async () => parts.folders as Folders }),
    clock: time.clock,
    newId,
    setTimer: time.setTimer,
    address: {
      href: () => address.text,
      clean: () => (address.text = address.text.replace(/[?#].*$/su, '')),
    },
    persist: parts.persist ?? null,
  });
  await stores.ready;
  const shown = () => stores.view.getState().notices;
  return {
    ...stores,
    browser,
    runClient,
    address,
    edit: (label, change, gesture) =>
      void stores.verbs.edit((now) => ({ document: change(now), label }), null, gesture),
    notices: () => shown().map(({ text }) => text),
    press(words) {
      const action = shown().find(({ text }) => text.includes(words))?.action;
      if (action == null) throw new Error(`No notice with a button says “${words}”.`);
      action.run();
    },
  };
}

/** An edit that adds a component of this type. */
export function adding(type: string): Change {
  return (document) => addComponent(document, catalogue, type, { x: 0, y: 0 }).document;
}

/** A document with components of these types. */
export function documentWith(name: string, ...types: readonly string[]): PatchbayDocument {
  return types.reduce((document, type) => adding(type)(document), emptyDocument(name));
}

/** The document that lies in storage under this id; throws when there is none that can be read. */
export async function storedIn(browser: TestBrowser, id: string): Promise<PatchbayDocument> {
  const stored = await memoryStorage(browser.disk).load(id);
  if (!stored.ok) throw new Error(stored.error.message);
  return stored.value.document;
}

/** Id of the open document's record. */
export function idOf(tab: LiveStores): string {
  const { origin } = tab.document.getState();
  if (origin.kind === 'link') throw new Error('A link that was not edited has no record.');
  return origin.id;
}
