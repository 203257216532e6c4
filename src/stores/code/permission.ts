import type { StoreApi } from 'zustand/vanilla';
import type { AttachedFile, PatchbayDocument } from '../../model/index.ts';
import { modulesOf } from '../../model/modules.ts';
import { codeSetting } from '../../storage/index.ts';
import type { StoreDeps } from '../deps/deps.ts';
import type { Session } from '../session/session.ts';
import type { ViewState } from '../view/viewState.ts';

/** What a person allowed of a document is kept with its id: the newest texts, so many. */
const TEXTS_KEPT = 200;

/**
 * Whether the code of a document may run. A person says so once for each document and text of its
 * modules; what they write themselves from then on counts as allowed.
 */
export interface CodePermission {
  /** Whether the person has allowed the code; asks them, where they were not asked. */
  ask(document: PatchbayDocument): Promise<boolean>;
  /** The person's answer. */
  answer(isAllowed: boolean): void;
  /** The person has written code: what may run before it may run after it. */
  written(before: PatchbayDocument, after: PatchbayDocument): void;
  /** Another document is open: what was allowed of it before is looked up, and no answer is waited for. */
  opened(document: PatchbayDocument): Promise<void>;
}

interface PermissionContext {
  readonly deps: Pick<StoreDeps, 'storage' | 'digest' | 'runClient'>;
  readonly view: StoreApi<ViewState>;
  readonly session: Pick<Session, 'id'>;
}

export function createCodePermission({ deps, view, session }: PermissionContext): CodePermission {
  /** Modules that may run; an edit makes new ones of those that it changes. */
  let allowed = new WeakSet<AttachedFile>();
  /** Digests of the texts that may run, the newest last. */
  let digests = new Set<string>();
  /** They have said yes to some of it: what they write from then on is theirs. */
  let isTrusted = false;
  let answering: ((isAllowed: boolean) => void) | null = null;
  let asking: Promise<boolean> | null = null;

  const digestOf = ({ name, bytes }: AttachedFile) =>
    deps.digest(new TextEncoder().encode(`${name}\n${new TextDecoder().decode(bytes)}`));

  const mayRun = (document: PatchbayDocument): boolean =>
    modulesOf(document).every((module) => allowed.has(module));

  /** Digests are looked up: text that was allowed once may have come back in another object. */
  async function recognise(document: PatchbayDocument): Promise<void> {
    const known = digests;
    const list = allowed;
    for (const module of modulesOf(document))
      if (!list.has(module) && known.has(await digestOf(module))) list.add(module);
  }

  async function keep(document: PatchbayDocument): Promise<void> {
    const known = digests;
    const before = known.size;
    for (const module of modulesOf(document)) known.add(await digestOf(module));
    const id = session.id();
    if (id === null || known.size === before) return;
    await deps.storage.saveSetting(codeSetting(id), [...known].slice(-TEXTS_KEPT));
  }

  async function askPerson(document: PatchbayDocument): Promise<boolean> {
    // While they read, what the run will need comes and starts; nothing of the document is in it.
    deps.runClient.expect?.(document);
    const list = allowed;
    const isAllowed = await new Promise<boolean>((resolve) => {
      answering = resolve;
      view.setState({ dialog: 'code' });
      const unsubscribe = view.subscribe(({ dialog }) => {
        if (dialog === 'code') return;
        unsubscribe();
        resolve(false);
      });
    });
    answering = null;
    if (view.getState().dialog === 'code') view.setState({ dialog: null });
    if (isAllowed) for (const module of modulesOf(document)) list.add(module);
    return isAllowed;
  }

  async function askOnce(document: PatchbayDocument): Promise<boolean> {
    await recognise(document);
    const isAllowed = mayRun(document) || (await askPerson(document));
    if (!isAllowed) return false;
    isTrusted = true;
    void keep(document);
    return true;
  }

  return {
    async ask(document) {
      asking ??= askOnce(document);
      try {
        return await asking;
      } finally {
        asking = null;
      }
    },
    answer: (isAllowed) => answering?.(isAllowed),
    written(before, after) {
      if (!isTrusted || !mayRun(before)) return;
      for (const module of modulesOf(after)) allowed.add(module);
    },
    async opened(document) {
      answering?.(false);
      allowed = new WeakSet();
      isTrusted = false;
      const known = (digests = new Set<string>());
      const id = session.id();
      if (id === null || modulesOf(document).length === 0) return;
      const stored = await deps.storage.setting(codeSetting(id));
      const kept: unknown = stored.ok ? stored.value : null;
      if (Array.isArray(kept))
        for (const digest of kept) if (typeof digest === 'string') known.add(digest);
      isTrusted = known.size > 0;
      await recognise(document);
    },
  };
}
