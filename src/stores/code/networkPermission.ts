import type { StoreApi } from 'zustand/vanilla';
import { type PatchbayDocument, specOf } from '../../model/index.ts';
import type { NetworkDoor } from '../../runner/api.ts';
import { isLocalHost } from '../../runner/protocol/outside.ts';
import { networkSetting, type Storage } from '../../storage/index.ts';
import type { Session } from '../session/session.ts';
import type { NetworkQuestion, ViewState } from '../view/viewState.ts';
import { type AskedHost, networkDoor } from './networkDoor.ts';

/** Hosts of a document that are kept. */
const MOST_KEPT = 100;

/** Which hosts the code of the open document reaches: those that a person has allowed. */
export interface NetworkPermission {
  /** For one run of this document, which begins now. */
  door(document: PatchbayDocument): NetworkDoor;
  /** The document was edited: by now it may have a record to keep hosts with. */
  written(): void;
  /** Another document is open: no answer is waited for, and what was allowed of this one is looked up. */
  opened(): Promise<void>;
}

export interface NetworkContext {
  readonly deps: { readonly storage: Pick<Storage, 'setting' | 'saveSetting'> };
  readonly view: StoreApi<ViewState>;
  readonly session: Pick<Session, 'id' | 'key'>;
}

const isOrigin = (one: unknown): one is string =>
  typeof one === 'string' &&
  /^https?:\/\//.test(one) &&
  URL.canParse(one) &&
  new URL(one).origin === one;

/** Reads what was kept: origins and nothing else. */
const readOrigins = (kept: unknown): readonly string[] =>
  Array.isArray(kept) ? kept.filter(isOrigin).slice(-MOST_KEPT) : [];

function questionOf({ origin, component, answer }: AskedHost, more: number): NetworkQuestion {
  const { protocol, host, hostname } = new URL(origin);
  const [isPlain, isLocal] = [protocol === 'http:', isLocalHost(hostname)];
  return { origin, host, component, isPlain, isLocal, more, answer };
}

export function createNetworkPermission({
  deps,
  view,
  session,
}: NetworkContext): NetworkPermission {
  /** Origins that the code of the open document reaches, of later runs too. */
  let allowed = new Set<string>();
  /** Runs that have begun; the bench steps a component beside one. */
  let runs = 0;
  /** Origins that were taken back, and how many runs had begun by then: none of these reaches them any more. */
  let revoked = new Map<string, number>();
  /** What was allowed is not kept yet: the document has no record. */
  let isUnkept = false;
  /** Nobody has answered these; the first one shows. */
  let asked: readonly AskedHost[] = [];
  let loading = load();

  async function load(): Promise<void> {
    const id = session.id();
    if (id === null) return;
    const mine = allowed;
    const stored = await deps.storage.setting(networkSetting(id));
    for (const origin of readOrigins(stored.ok ? stored.value : null)) mine.add(origin);
    show();
  }

  function show(): void {
    const [first] = asked;
    const question = first === undefined ? null : questionOf(first, asked.length - 1);
    view.setState({ network: { question, allowed: [...allowed].toSorted(), revoke } });
  }

  /** What cannot be kept is asked again another time. */
  function keep(): void {
    const id = session.id();
    isUnkept = id === null;
    if (id === null) return;
    const origins = [...allowed].slice(-MOST_KEPT);
    deps.storage.saveSetting(networkSetting(id), origins).catch(() => undefined);
  }

  function revoke(origin: string): void {
    revoked.set(origin, runs);
    if (!allowed.delete(origin)) return;
    keep();
    show();
  }

  return {
    door(document) {
      const { components } = specOf(document).plugboard.process.args;
      const key = session.key();
      const run = ++runs;
      return networkDoor({
        names: new Set(components.map(({ args }) => args.name)),
        ready: () => loading,
        isOpen: () => key === session.key(),
        isAllowed: (origin) => allowed.has(origin),
        isRevoked: (origin) => run <= (revoked.get(origin) ?? 0),
        allow(origin) {
          revoked.delete(origin);
          allowed.add(origin);
          keep();
          show();
        },
        ask(question) {
          asked = [...asked, question];
          show();
        },
        withdraw(question) {
          asked = asked.filter((one) => one !== question);
          show();
        },
      });
    },
    written() {
      if (isUnkept && session.id() !== null) keep();
    },
    opened() {
      for (const question of asked) question.answer('refuse');
      allowed = new Set();
      revoked = new Map();
      isUnkept = false;
      asked = [];
      loading = load();
      show();
      return loading;
    },
  };
}
