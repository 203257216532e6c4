import type { StoreApi } from 'zustand/vanilla';
import { joinedBytes } from '../../base/joinedBytes.ts';
import { encodeUtf8 } from '../../base/text/platform.ts';
import { textsIn } from '../../base/json.ts';
import type { AttachedFile, PatchbayDocument } from '../../model/index.ts';
import { runnableFiles } from '../../model/modules.ts';
import type { NetworkDoor } from '../../runner/api.ts';
import { codeSetting, type Storage } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import { createCodeQuestion } from './codeQuestion.ts';
import type { Session } from '../session/session.ts';
import type { ViewState } from '../view/viewState.ts';

/** What a person allowed of a document is kept with its id: the newest texts, so many. */
const TEXTS_KEPT = 200;
/** Own texts that are known again when they come back by undo. */
const OWN_KEPT = 1_000;
/** Begins what a digest is made of, so that none of another form is taken for one. */
const FORM = 'code 2';

/**
 * Whether the code of a document may run. A person says so once for each document and text of its
 * modules; what they write themselves from then on counts as allowed.
 */
export interface CodePermission {
  /** Whether the person has allowed the code; asks them, where they were not asked. */
  ask(document: PatchbayDocument): Promise<boolean>;
  /** The person has allowed these files elsewhere, for the document that is about to be kept under this id. */
  given(id: string, files: readonly AttachedFile[]): Promise<void>;
  /** The person's answer. */
  answer(isAllowed: boolean): void;
  /** The person has written code: what may run before it may run after it. */
  written(before: PatchbayDocument, after: PatchbayDocument): void;
  /** Another document is open: what was allowed of it before is looked up, and no answer is waited for. */
  opened(document: PatchbayDocument): Promise<void>;
  /** What decides for a run of this document, whose code is allowed, which hosts it reaches; left out: none. */
  door?(document: PatchbayDocument): NetworkDoor | undefined;
}

export interface PermissionContext {
  readonly deps: Pick<StoreDeps, 'digest' | 'runClient'> & {
    readonly storage: Pick<Storage, 'setting' | 'saveSetting'>;
  };
  readonly view: StoreApi<ViewState>;
  readonly session: Pick<Session, 'id' | 'key'>;
}

type Deps = PermissionContext['deps'];

/** Of name and bytes, each with its length told, so that no other two give the same. */
function digestOfFile({ digest }: Pick<Deps, 'digest'>, file: AttachedFile): Promise<string> {
  const named = encodeUtf8(file.name);
  return digest(joinedBytes([encodeUtf8(`${FORM}\n${named.length}\n`), named, file.bytes]));
}

/** Keeps for a document that these files may run. */
async function keepFor(deps: Deps, id: string, files: readonly AttachedFile[]): Promise<void> {
  const known: string[] = [];
  for (const file of files) {
    // What has no digest is asked about again.
    const digest = await digestOfFile(deps, file).catch(() => null);
    if (digest !== null) known.push(digest);
  }
  await deps.storage.saveSetting(codeSetting(id), known.slice(-TEXTS_KEPT));
}

/** Digests of what may run, as they were kept for a document. */
async function keptFor({ storage }: Deps, id: string): Promise<readonly string[]> {
  const stored = await storage.setting(codeSetting(id));
  return textsIn(stored.ok ? stored.value : null);
}

async function addOwn(deps: Deps, own: Set<string>, file: AttachedFile): Promise<void> {
  own.add(await digestOfFile(deps, file));
  if (own.size > OWN_KEPT) for (const oldest of [...own].slice(0, 1)) own.delete(oldest);
}

export function createCodePermission({ deps, view, session }: PermissionContext): CodePermission {
  /** Modules that may run; an edit makes new ones of those that it changes. */
  let allowed = new WeakSet<AttachedFile>();
  /** Digests of the texts that may run, the newest last. */
  let digests = new Set<string>();
  /** Digests of what they wrote themselves. */
  let own = new Set<string>();
  /** What they allowed is not kept yet: the document has no record. */
  let isUnkept = false;
  /** They have said yes to some of it: what they write from then on is theirs. */
  let isTrusted = false;
  const question = createCodeQuestion(view);
  let asking: Promise<boolean> | null = null;
  /** What was allowed of the open document is being looked up; null: that is known. */
  let lookingUp: Promise<void> | null = null;

  const digestOf = (file: AttachedFile) => digestOfFile(deps, file);

  const mayRun = (document: PatchbayDocument): boolean =>
    runnableFiles(document).every((module) => allowed.has(module));

  /** Digests are looked up: text that was allowed once may have come back in another object. */
  async function recognise(document: PatchbayDocument): Promise<void> {
    const [list, known, mine] = [allowed, digests, own];
    for (const module of runnableFiles(document)) {
      if (list.has(module)) continue;
      // Where none can be made, the person is asked.
      const digest = await digestOf(module).catch(() => null);
      if (digest !== null && (known.has(digest) || mine.has(digest))) list.add(module);
    }
  }

  /** What cannot be kept is asked again another time. */
  async function keep(document: PatchbayDocument): Promise<void> {
    const known = digests;
    const id = session.id();
    const before = known.size;
    for (const module of runnableFiles(document)) {
      const digest = await digestOf(module);
      // Behind all others, so that what is in use is not the first that is forgotten.
      known.delete(digest);
      known.add(digest);
    }
    const isNews = isUnkept || known.size > before;
    if (known === digests) isUnkept = isNews && id === null;
    if (id === null || !isNews) return;
    await deps.storage.saveSetting(codeSetting(id), [...known].slice(-TEXTS_KEPT));
  }

  const keepQuietly = (document: PatchbayDocument): void =>
    void keep(document).catch(() => undefined);

  async function askOnce(document: PatchbayDocument): Promise<boolean> {
    const key = session.key();
    await lookingUp;
    await recognise(document);
    if (key !== session.key()) return false;
    const list = allowed;
    if (!mayRun(document)) {
      // While they read, what the run will need comes and starts; nothing of the document is in it.
      deps.runClient.expect?.(document);
      if (!(await question.ask())) return false;
      for (const module of runnableFiles(document)) list.add(module);
    }
    if (key !== session.key()) return false;
    isTrusted = true;
    keepQuietly(document);
    return true;
  }

  async function lookUp(id: string, document: PatchbayDocument): Promise<void> {
    const known = digests;
    const kept = await keptFor(deps, id);
    if (known !== digests) return;
    for (const digest of kept) known.add(digest);
    isTrusted = known.size > 0;
    await recognise(document);
  }

  function wrote(before: PatchbayDocument, after: PatchbayDocument): void {
    if (!isTrusted || !mayRun(before)) return;
    for (const module of runnableFiles(after)) {
      if (allowed.has(module)) continue;
      allowed.add(module);
      addOwn(deps, own, module).catch(() => undefined);
    }
    if (isUnkept && session.id() !== null) keepQuietly(after);
  }

  return {
    async ask(document) {
      asking ??= askOnce(document).finally(() => (asking = null));
      // What is asked already may be another text: the answer is none for this one.
      return (await asking) && mayRun(document);
    },
    given: (id, files) => keepFor(deps, id, files),
    answer: question.answer,
    written(before, after) {
      const mine = lookingUp;
      if (mine === null) return wrote(before, after);
      const known = digests;
      void mine.then(() => known === digests && wrote(before, after));
    },
    async opened(document) {
      question.answer(false);
      allowed = new WeakSet();
      isTrusted = false;
      isUnkept = false;
      own = new Set();
      digests = new Set();
      lookingUp = null;
      const id = session.id();
      if (id === null || runnableFiles(document).length === 0) return;
      const mine = lookUp(id, document).catch(() => undefined);
      lookingUp = mine;
      await mine;
      if (lookingUp === mine) lookingUp = null;
    },
  };
}
