import { fail } from '../../base/result.ts';
import { createStore } from 'zustand/vanilla';
import { emptyDocument } from '../../model/index.ts';
import { catalogue } from '../../library/index.ts';
import type {
  DocumentState,
  ListsState,
  RunState,
  Stores,
  StudiesState,
  Verbs,
  ViewState,
} from '../../stores/index.ts';
import { firstLists } from '../../stores/lists/listsState.ts';
import { firstView } from '../../stores/view/viewState.ts';
import { noStudies } from '../../stores/studies/studiesState.ts';
import { idleRun } from '../../stores/run/runShown.ts';

export interface FakeStores extends Stores {
  /** Names of the verbs that were called, with what they were given. */
  readonly calls: readonly (readonly [name: string, ...given: unknown[]])[];
}

export interface FakeParts {
  readonly document?: Partial<DocumentState>;
  readonly run?: Partial<RunState>;
  readonly view?: Partial<ViewState>;
  readonly lists?: Partial<ListsState>;
  readonly studies?: Partial<StudiesState>;
  /** Verbs that do something; all others only take notes. */
  readonly verbs?: Partial<Verbs>;
}

/** What verbs answer where there is nothing. */
const EMPTY = {
  versions: async () => [],
  documentOfVersion: async () => null,
  otherDocument: async () => null,
  modelInFile: async () => fail('There is no model in it.'),
  typesOf: async () => catalogue,
  restoreParts: async () => null,
  exportModule: async () => null,
  exportArchive: async () => ({
    ...{ zip: new Uint8Array(), runs: 0, versions: 0, studies: 0, studiesLeft: 0 },
  }),
  leftOutOfYaml: async () => [],
  keptPictures: async () => new Map(),
  documentToDraw: async () => null,
  room: async () => null,
  askToKeep: async () => false,
  weigh: async () => null,
  saveAll: async () => new Uint8Array(),
  lookAtRay: async () => ({ kind: 'no-bridge' }) as const,
  runOnRay: async () => [],
  stopOnRay: async () => undefined,
  modelOfRun: async () => null,
  differenceOfRuns: async () => null,
} satisfies Partial<Verbs>;

/** Stores that stand still, for tests of what the screen shows and asks for. */
export function fakeStores(parts: FakeParts = {}): FakeStores {
  const calls: [string, ...unknown[]][] = [];
  const note =
    (name: string) =>
    (...given: unknown[]) => {
      calls.push([name, ...given]);
    };
  const later = Object.fromEntries(
    LATER.map((name) => [name, async (...given: unknown[]) => note(name)(...given)]),
  ) as unknown as Pick<Verbs, (typeof LATER)[number]>;
  const verbs: Verbs = {
    edit(...given) {
      calls.push(['edit', ...given]);
      return null;
    },
    ...later,
    say: note('say'),
    // Told with every key of a text: no test asks for it.
    underWay: () => undefined,
    undo: note('undo'),
    redo: note('redo'),
    goTo: note('goTo'),
    typeText: note('typeText'),
    readTyped: note('readTyped'),
    keepTyped: note('keepTyped'),
    discardTyped: note('discardTyped'),
    problemsInText: () => [],
    mayHaveLink: () => false,
    plainModelText: (text) => text,
    readModel: async () => ({ ok: false, error: [] }),
    share: async () => ({
      ok: true,
      value: { url: 'https://a.example/#p1.p.x', length: 25, isLong: false, warnings: [] },
    }),
    textFormats: () => [{ id: 'yaml', label: 'YAML', suffix: '.yaml', hasLayout: true }],
    exportText: (format) => format,
    textNow: () => 'yaml',
    textLater: async () => 'yaml',
    valueText: (value) => JSON.stringify(value),
    valueOfText: (text) => ({ ok: true, value: text }),
    exportProject: async () => ({
      ok: true,
      value: {
        ...{ zip: new Uint8Array(), files: ['model.yaml'], readme: '# Project\n' },
        ...{ requirements: 'plugboard\n', found: 'plugboard\n' },
      },
    }),
    setRequirements: async () => undefined,
    pictureWithModel: async (picture) => ({ picture, warnings: [] }),
    tryComponent: async () => ({ ok: false, error: 'There is no sandbox.' }),
    keepVersion: async () => ({ ok: false, error: 'There is no storage.' }),
    compareDocuments: async (before, after) => ({
      ...{ before, after, changes: [], catalogue, texts: ['', ''] },
      merged: { document: after, components: new Map(), connectors: new Map() },
    }),
    allowCode: note('allowCode'),
    setSpeed: note('setSpeed'),
    watch: note('watch'),
    holdAt: note('holdAt'),
    arrangePlots: note('arrangePlots'),
    clearLog: note('clearLog'),
    select: note('select'),
    setTheme: note('setTheme'),
    bindKeys: note('bindKeys'),
    setTour: note('setTour'),
    setWorkers: note('setWorkers'),
    setHeat: note('setHeat'),
    showPreview: note('showPreview'),
    chooseStudy: note('chooseStudy'),
    openRange: note('openRange'),
    openPanel: note('openPanel'),
    setPanel: note('setPanel'),
    setSide: note('setSide'),
    setDrawer: note('setDrawer'),
    setMinimap: note('setMinimap'),
    openDialog: note('openDialog'),
    notify: note('notify'),
    dismiss: note('dismiss'),
    revealComponent: note('revealComponent'),
    ...EMPTY,
    ...parts.verbs,
  };
  return {
    document: createStore<DocumentState>(() => ({ ...DOCUMENT, ...parts.document })),
    run: createStore<RunState>(() => ({ ...idleRun(), ...parts.run })),
    view: createStore<ViewState>(() => ({ ...VIEW, ...parts.view })),
    lists: createStore<ListsState>(() => ({ ...firstLists, ...parts.lists })),
    studies: createStore<StudiesState>(() => ({ ...noStudies, ...parts.studies })),
    verbs,
    calculate: async () => null,
    calls,
  };
}

/** Verbs that are noted, and end later. */
const LATER = [
  'chooseBackup',
  'drawFans',
  'allowBackup',
  'endBackup',
  'continueRun',
  'newDocument',
  'openDocument',
  'openExample',
  'openLink',
  'importFiles',
  'prepareText',
  'renameDocument',
  'duplicateDocument',
  'deleteDocument',
  'markDocument',
  'restoreDocument',
  'eraseDocuments',
  'closeTab',
  'newFromTemplate',
  'keepPicture',
  'openModel',
  'nameVersion',
  'deleteVersion',
  'restoreVersion',
  'startStudy',
  'pauseStudy',
  'continueStudy',
  'stopStudy',
  'showStudy',
  'renameStudy',
  'deleteStudy',
  'duplicateStudy',
  'drawStudyBeside',
  'takeTrialValues',
  'seriesOfTrial',
  'run',
  'pause',
  'resume',
  'step',
  'stepComponent',
  'stop',
  'compareRun',
  'showRun',
  'showStep',
  'leaveRun',
  'renameRun',
  'pinRun',
  'deleteRun',
] as const satisfies readonly (keyof Verbs)[];

const DOCUMENT: DocumentState = {
  document: emptyDocument('Untitled'),
  origin: { kind: 'stored', id: 'one' },
  saved: { kind: 'saved', at: 1 },
  past: [],
  future: [],
  asides: { count: 0, list: [] },
  typed: null,
  catalogue,
  problems: [],
};

const VIEW: ViewState = { ...firstView, theme: 'light', panelHeight: 240, tour: 'done' };
