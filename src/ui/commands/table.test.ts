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
