import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_GROUPS } from './Command.ts';
import { COMMANDS } from './table.ts';

describe('the commands', () => {
  it('have an id of their own each, and a group that lists show', () => {
    const ids = COMMANDS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { group } of COMMANDS) expect(COMMAND_GROUPS).toContain(group);
  });

  it('do not clash: no keys twice where both could act', () => {
    for (const scope of ['screen', 'canvas']) {
      const keys = COMMANDS.filter((each) => (each.scope ?? 'screen') === scope).flatMap(
        (each) => each.keys,
      );
      expect(new Set(keys).size, scope).toBe(keys.length);
    }
  });

  it('never act on a single letter or sign in a text field', () => {
    const typed = COMMANDS.filter(({ inText }) => inText).flatMap(({ keys }) => keys);
    for (const keys of typed) expect(keys).toMatch(/^(Mod\+|F\d)/);
  });
});

/** Files of the interface, for what they say of keys. */
function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('hints beside buttons', () => {
  it('name the keys that the table gives', () => {
    const hints = sources('src/ui').flatMap((text) => [
      ...text.matchAll(/useKeys\('([^']+)', '([^']+)'\)/g),
    ]);
    expect(hints.length).toBeGreaterThan(8);
    for (const [, id, keys] of hints) {
      expect(COMMANDS.find((each) => each.id === id)?.keys[0], id).toBe(keys);
    }
  });
});
