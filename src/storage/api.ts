import type { PatchbayDocument } from '../model/document.ts';
import type { GoingRuns } from './beside/going.ts';
import type { Shelf } from './beside/shelf.ts';
import type { StorageFailure, Stored } from './failure.ts';
import type { StoredStudies } from './beside/studies.ts';
import type { Versions } from './beside/versions.ts';
import type { StoredEntry } from './storedEntry.ts';

/**
 * What happens to the database by itself. `closed`: it cannot be used, and why; `open`: it can, perhaps
 * again; `emptied`: it was deleted, or its connection broke off, so that what is in it now is not known.
 */
export type StorageEvent =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly failure: StorageFailure }
  | { readonly kind: 'emptied' };

/** A document as it lies in storage. `revision` rises by one with each write. */
export interface StoredDocument {
  readonly id: string;
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly document: PatchbayDocument;
}

/** A line of the list of documents, read without loading the document itself. */
export interface StoredSummary {
  readonly id: string;
  readonly name: string;
  readonly modifiedAt: number;
  readonly components: number;
}

/** One gesture of a document's history. */
export interface StoredStep {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes that the patch takes, about. */
  readonly size: number;
  /** What it changed: plain data that whoever follows it has to check. */
  readonly patch: unknown;
  /** How many of the asides the documents before and after it have seen. */
  readonly seen: readonly [before: number, after: number];
}

/** Changes of a document that are no steps: how many there were, and the latest of them, unchecked. */
interface StoredAsides {
  readonly count: number;
  readonly list: readonly unknown[];
}

/** The history of a stored document. Steps are numbered; the numbers go on when old steps are dropped. */
export interface StoredHistory {
  /** Number of the first step that is there. */
  readonly first: number;
  readonly steps: readonly StoredStep[];
  /** Number of the first step that is not in effect: it and all after it were undone. */
  readonly position: number;
  readonly asides: StoredAsides;
}

/** What brings the stored history up to date: steps that are new or others, and which ones there are. */
export interface HistoryChange {
  readonly first: number;
  /** One more than the number of the last step. */
  readonly end: number;
  readonly position: number;
  readonly asides: StoredAsides;
  readonly steps: readonly (readonly [number: number, step: StoredStep])[];
}

/** An edit that somebody was about to make: a drag under way, a text that is being typed. */
export interface Unfinished {
  /** What the entry of the history would say. */
  readonly label: string;
  /** What it would change: plain data that whoever follows it has to check. */
  readonly patch: unknown;
}

/** A document that was written. */
export interface Written extends Omit<StoredDocument, 'createdAt'> {
  /** False when there was room for the document alone; what was kept of its history is gone then. */
  readonly historyKept: boolean;
}

/** A document that a page that goes away has not written yet. */
export interface LeftDocument {
  readonly id: string;
  /** The revisions of the record that it goes on from; 0: there is no record yet. */
  readonly revisions: readonly number[];
  readonly document: PatchbayDocument;
  readonly at: number;
  readonly history: HistoryChange | null;
}

/** All that a page that goes away may not have stored yet. */
export interface Leaving {
  readonly document: LeftDocument | null;
  /** What stands in the text of a document, as `saveTyped` has it; null: nobody could have typed. */
  readonly typed: { readonly id: string; readonly typed: unknown } | null;
  /** By their keys, as `saveSetting` has them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Key of the setting that says which code of a document a person has allowed; it goes with the document. */
export const codeSetting = (id: string): string => `code:${id}`;

/** Setting of a document: the hosts that a person lets its code reach. */
export const networkSetting = (id: string): string => `network:${id}`;

/** Runs kept for each document besides those that are pinned; older ones make room. */
export const RUNS_KEPT = 50;

/**
 * Documents, their runs and the settings. No call throws or overwrites what it has not seen:
 * a write names the revision it is based on, and is read back and compared before it counts.
 * That only one tab writes a document at a time is the writer lock's part (`writer.ts`).
 */
export interface Storage extends GoingRuns, Shelf, StoredStudies, Versions {
  /** All documents but deleted ones, last changed first. */
  list(): Stored<readonly StoredSummary[]>;
  load(id: string): Stored<StoredDocument>;
  /** Stores a new document (a taken id is a `conflict`); a taken name becomes `Name (2)`. */
  create(entry: {
    readonly id: string;
    readonly document: PatchbayDocument;
    readonly at: number;
    readonly history?: HistoryChange | null;
  }): Stored<Written>;
  /**
   * Replaces the document if its stored revision is still `revision`, and brings its history up to date
   * in the same moment. Without one, a history that was kept leads elsewhere and is not used again.
   * With `before`, the document of that revision, a large one is written as what changed in it.
   */
  write(change: {
    readonly id: string;
    readonly revision: number;
    readonly document: PatchbayDocument;
    readonly at: number;
    readonly history?: HistoryChange | null;
    readonly before?: PatchbayDocument;
  }): Stored<Written>;
  /**
   * Puts down what the other calls would have stored, when there is no time for them: all or nothing of it
   * is kept, and all is asked of the database before this returns, which is the last that a page can do.
   */
  leave(leaving: Leaving): Stored<void>;
  /**
   * Stores what pages that went away put down, unless the document has gone on meanwhile. What cannot be
   * stored stays for another time, and the reason comes back.
   */
  finish(): Stored<void>;
  /** The history that leads to this revision of the document; null when there is none. */
  history(id: string, revision: number): Stored<StoredHistory | null>;
  /** Brings the history up to date where the document stays as it is, at this revision. */
  keepHistory(id: string, revision: number, change: HistoryChange): Stored<void>;
  /** What somebody was about to change in this revision of the document; null: nothing. */
  unfinished(id: string, revision: number): Stored<Unfinished | null>;
  /** Keeps what somebody is about to change in this revision; null forgets it. */
  saveUnfinished(id: string, revision: number, unfinished: Unfinished | null): Stored<void>;
  /** Text that was typed for a document and is not the document yet; the reader has to check it. */
  typed(id: string): Stored<unknown>;
  /** Keeps such a text; null forgets it. */
  saveTyped(id: string, typed: unknown): Stored<void>;
  /** Hides the document; `restore` brings it back until `purge` takes it. */
  remove(id: string, at: number): Stored<void>;
  restore(id: string): Stored<void>;
  /** Erases documents that were removed before this time. */
  purge(before: number): Stored<void>;
  /**
   * Keeps this run, the newest `RUNS_KEPT` of its document and all that are pinned (`record.pinned`), each with a detail that is only read when it is
   * asked for. A run that is there already is replaced; its detail stays where none is given, and with one
   * what was kept while it went on is forgotten.
   */
  addRun(run: StoredEntry, detail?: unknown): Stored<void>;
  runs(documentId: string): Stored<readonly StoredEntry[]>;
  /** The detail of a run, `undefined` when it has none; the reader has to check it. */
  runDetail(runId: string): Stored<unknown>;
  /** Forgets a run with its detail. */
  removeRun(runId: string): Stored<void>;
  /** A setting as it was written, `undefined` when there is none; the reader has to check it. */
  setting(key: string): Stored<unknown>;
  saveSetting(key: string, value: unknown): Stored<void>;
  /** Hears from now on what happens to the database; one listener at a time. */
  onEvent(listener: (event: StorageEvent) => void): void;
  /** Lets the database go; a later call opens it again. */
  close(): void;
}
