import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '../../base/result.ts';
import { specOf } from '../../model/index.ts';
import { documentWith, openTab } from '../../testing/stores/testStores.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { QUESTIONS } from './networkDoor.ts';
import { createNetworkPermission } from './networkPermission.ts';

const A = 'https://a.example';
const B = 'http://b.example:8080';
const model = documentWith('Mine', 'patchbay.Range');

/** A permission by itself, with what was kept of it, and the screen that it asks on. */
async function alone(before: unknown = null) {
  const { view } = await openTab();
  const kept = new Map<string, unknown>([['network:d', before]]);
  const open: { id: string | null; key: string } = { id: 'd', key: 'one' };
  const permission = createNetworkPermission({
    deps: {
      storage: {
        setting: async (name) => ok(kept.get(name) ?? null),
        saveSetting: async (name, value) => {
          kept.set(name, value);
          return ok(undefined);
        },
      },
    },
    view,
    session: { id: () => open.id, key: () => open.key },
  });
  await settled();
  const shown = () => view.getState().network?.question ?? null;
  const allowed = () => view.getState().network?.allowed;
  /** Asks, says this when it is asked, and gives what came of it: null where it was allowed. */
  const ask = async (
    door: ReturnType<typeof permission.door>,
    origin: string,
    how: 'run' | 'document' | 'refuse' | null = null,
  ) => {
    const asking = door.mayReach(origin, 'c', new AbortController().signal);
    await settled();
    const asked = shown()?.origin ?? null;
    if (how !== null) shown()?.answer(how);
    const verdict = await asking;
    return [asked, verdict.ok ? null : verdict.error];
  };
  return { permission, kept, open, shown, allowed, ask, view };
}

describe('whether a host may be reached', () => {
  it('is asked once a run, and told for that run alone', async () => {
    const { permission, ask, kept } = await alone();
    const door = permission.door(model);
    expect(await ask(door, A, 'run')).toEqual([A, null]);
    expect(await ask(door, A)).toEqual([null, null]);
    expect(await ask(door, B, 'refuse')).toEqual([B, 'b.example:8080 was refused to this run.']);
    expect(await ask(door, B)).toEqual([null, 'b.example:8080 was refused to this run.']);
    const next = permission.door(model);
    expect(await ask(next, A, 'refuse')).toEqual([A, 'a.example was refused to this run.']);
    expect(kept.get('network:d')).toBe(null);
  });

  it('is kept with the document until it is revoked, which holds for the run too', async () => {
    const { permission, ask, kept, allowed, view } = await alone();
    const door = permission.door(model);
    expect(await ask(door, A, 'document')).toEqual([A, null]);
    expect(kept.get('network:d')).toEqual([A]);
    expect(await ask(permission.door(model), A)).toEqual([null, null]);
    expect(allowed()).toEqual([A]);
    view.getState().network?.revoke(A);
    expect(kept.get('network:d')).toEqual([]);
    expect(await ask(door, A)).toEqual([null, 'The permission for a.example was revoked.']);
    expect(await ask(permission.door(model), A, 'run')).toEqual([A, null]);
    expect(await ask(door, A)).toEqual([null, 'The permission for a.example was revoked.']);
  });

  it('is known of documents of all versions', async () => {
    const kept = readFileSync(
      join(import.meta.dirname, '../../testing/forms/network.json'),
      'utf8',
    );
    const origins = JSON.parse(kept) as readonly string[];
    const { permission, ask, allowed } = await alone(origins);
    expect(allowed()).toEqual(origins);
    const door = permission.door(model);
    for (const origin of origins) expect(await ask(door, origin)).toEqual([null, null]);
  });

  it('was kept in no other way than by an origin', async () => {
    const wrong = ['a.example', 'https://a.example/', 'https://me@a.example', 'file:///', 7, null];
    const { allowed } = await alone([...wrong, A, 'javascript://a', B]);
    expect(allowed()).toEqual([B, A]);
    expect((await alone({ 0: A, length: 1 })).allowed()).toEqual([]);
  });

  it('shows a component of the model by its name, and no other name', async () => {
    const { permission, shown } = await alone();
    const door = permission.door(model);
    const { signal } = new AbortController();
    const name = specOf(model).plugboard.process.args.components[0]?.args.name ?? '';
    void door.mayReach(A, name, signal);
    void door.mayReach(B, 'Your bank', signal);
    await settled();
    const first = { component: name, host: 'a.example', more: 1, isPlain: false, isLocal: false };
    expect(shown()).toMatchObject(first);
    shown()?.answer('refuse');
    expect(shown()).toMatchObject({ component: null, host: 'b.example:8080', isPlain: true });
  });

  it('is not asked any more when nobody waits for it', async () => {
    const { permission, shown } = await alone();
    const door = permission.door(model);
    const [one, two] = [new AbortController(), new AbortController()];
    const first = door.mayReach(A, 'c', one.signal);
    const second = door.mayReach(A, 'c', two.signal);
    await settled();
    one.abort();
    expect((await first).ok).toBe(false);
    expect(shown()?.origin).toBe(A);
    two.abort();
    expect((await second).ok).toBe(false);
    expect(shown()).toBe(null);
  });

  it('is asked so often and no more, however it is asked', async () => {
    const { permission, shown } = await alone();
    const door = permission.door(model);
    for (let at = 0; at < QUESTIONS; at++) {
      const ending = new AbortController();
      const asking = door.mayReach(A, 'c', ending.signal);
      await settled();
      expect(shown()?.origin).toBe(A);
      ending.abort();
      await asking;
    }
    const refused = await door.mayReach(B, 'c', new AbortController().signal);
    expect(refused).toMatchObject({ ok: false });
    expect(shown()).toBe(null);
  });

  it('is refused to a run whose document is not open any more, and the new one starts with none', async () => {
    const { permission, ask, open, allowed, shown, kept } = await alone([A]);
    const door = permission.door(model);
    const waiting = door.mayReach(B, 'c', new AbortController().signal);
    await settled();
    open.id = 'e';
    open.key = 'two';
    await permission.opened();
    expect(shown()).toBe(null);
    expect((await waiting).ok).toBe(false);
    expect((await ask(door, A))[1]).toContain('Another document is open');
    expect(allowed()).toEqual([]);
    expect(await ask(permission.door(model), A, 'refuse')).toMatchObject([A, /refused/]);
    expect(kept.get('network:d')).toEqual([A]);
  });

  it('of a link is kept with its first edit', async () => {
    const { permission, ask, open, kept } = await alone();
    open.id = null;
    await permission.opened();
    expect(await ask(permission.door(model), A, 'document')).toEqual([A, null]);
    permission.written();
    expect(kept.size).toBe(1);
    open.id = 'new';
    permission.written();
    expect(kept.get('network:new')).toEqual([A]);
  });
});
