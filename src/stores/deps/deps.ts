import type { JsonObject } from '../../base/json.ts';
import type { SetTimer } from '../../base/setTimer.ts';
import type { ComponentCode, OutsideRead, OutsideText } from '../../formats/index.ts';
import type { Catalogue } from '../../model/catalog.ts';
import type { AttachedFile } from '../../model/document.ts';
import type { Problem } from '../../model/problem.ts';
import type { RunClient } from '../../runner/api.ts';
import type { RayDoor } from '../ray/RayDoor.ts';
import type { Locks, Storage } from '../../storage/index.ts';
import type { Folders } from '../backup/folder.ts';

/** The page's address, as far as opening a link needs it. */
interface AddressBar {
  /** The whole address of now, with query and fragment. */
  href(): string;
  /** Takes query and fragment away without leaving the page (`history.replaceState`). */
  clean(): void;
}

/** Reads the code of documents without running it; the room `modules` is it. */
export interface ModuleReading {
  /** The types of `base` and those that the modules among the files declare. */
  catalogueWith(base: Catalogue, files: readonly AttachedFile[]): Catalogue;
  readModules(files: readonly AttachedFile[]): {
    readonly problems: readonly Problem[];
    /** By the whole path of each module that they import and that is none of them. */
    readonly imports: ReadonlyMap<string, { readonly need: string }>;
  };
  /** Whether a file is a script that builds its process when it is run. */
  buildsProcess(file: AttachedFile): boolean;
}

/** All that the stores need of the world. `app/` supplies the browser, tests supply twins. */
export interface StoreDeps {
  readonly storage: Storage;
  readonly locks: Locks;
  readonly runClient: RunClient;
  /** The built-in types, which every document has. */
  readonly catalogue: Catalogue;
  /** What reads the code of documents; gotten when the first document has some. */
  readonly moduleReading: () => Promise<ModuleReading>;
  /** A short name that no two texts share; where the browser makes none, the text itself. */
  readonly digest: (text: Uint8Array<ArrayBuffer>) => Promise<string>;
  /**
   * A file of the examples by its path, such as `index.json` or `heated-tank/model.yaml`; rejects
   * when it is not to be had.
   */
  readonly fetchExample: (path: string) => Promise<Uint8Array>;
  /** The Python code of the library's components, for exports; gotten when it is first asked for. */
  readonly componentCode: () => Promise<ComponentCode>;
  /** The number that a text of arithmetic comes to; null for other texts. Gotten when first asked for. */
  readonly calculate: (text: string) => Promise<number | null>;
  /**
   * Reads a large text where it holds nobody up; null where there is no such place. Left out, all is read
   * here.
   */
  readonly readElsewhere?: (from: OutsideText) => Promise<OutsideRead | null>;
  /**
   * Writes a large text where it holds nobody up: what `text` should say by now, or a new one where it is
   * null. Null where there is no such place, or where the signal has said that it is not wanted any more.
   */
  readonly writeElsewhere?: (
    text: string | null,
    config: JsonObject,
    signal: AbortSignal,
  ) => Promise<string | null>;
  /** What came of a text that was read before it was asked for; null where it was not. */
  readonly readEarly?: (from: OutsideText) => Promise<OutsideRead | null> | null;
  /** Which Patchbay this is, for what is kept of its runs. Left out: nobody says. */
  readonly version?: () => string;
  /** Cores of the machine, over which trials are spread. Left out: one. */
  readonly cores?: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** A new id that nobody else makes (`crypto.randomUUID`). */
  readonly newId: () => string;
  readonly setTimer: SetTimer;
  /** Does what the page's first look does without, once it is over. Left out, it is done at once. */
  readonly afterFirstLook?: (work: () => void) => void;
  /** Resolves once the page has seen to what else there is. Left out, nobody waits in between. */
  readonly nextTask?: () => Promise<void>;
  readonly address: AddressBar;
  /** How many bytes this page has stored and may store, and whether they stay until a person deletes them. */
  readonly room?: () => Promise<{
    readonly used: number;
    readonly most: number;
    readonly isKept: boolean;
  } | null>;
  /** Folders that the person chooses; left out where the browser gives pages none. */
  readonly folders?: () => Promise<Folders>;
  /** The way to a Ray cluster; left out: there is none. */
  readonly ray?: RayDoor;
  /** Asks the browser to keep what is stored; null where it cannot be asked. */
  readonly persist: (() => Promise<boolean>) | null;
}
