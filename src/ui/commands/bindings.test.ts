import { describe, expect, it } from 'vitest';
import { keysFor, ownerOf, whyNotBind } from './bindings.ts';
import type { Command } from './Command.ts';
import { COMMANDS } from './table.ts';

function command(id: string): Command {
  const found = COMMANDS.find((each) => each.id === id);
  if (!found) throw new Error(`There is no command ${id}.`);
  return found;
}

describe('bound keys', () => {
  it('take the place of a command’s own, none at all included', () => {
    expect(keysFor(command('undo'), {})).toEqual(['Mod+Z']);
    expect(keysFor(command('undo'), { undo: ['Alt+Z'] })).toEqual(['Alt+Z']);
    expect(keysFor(command('undo'), { undo: [] })).toEqual([]);
  });

  it('free the keys that a command had before', () => {
    expect(ownerOf('Mod+Z', 'redo', {})?.id).toBe('undo');
    expect(ownerOf('Mod+Z', 'redo', { undo: ['Alt+Z'] })).toBeNull();
  });

  it('are refused where they clash, are the browser’s, or would be typed', () => {
    expect(whyNotBind(command('redo'), 'Mod+Z', {})).toContain('Undo');
    expect(whyNotBind(command('redo'), 'Mod+W', {})).toContain('browser');
    expect(whyNotBind(command('run'), 'R', {})).toContain('text fields');
    expect(whyNotBind(command('run'), 'Alt+R', {})).toBeNull();
    expect(whyNotBind(command('connect'), 'W', {})).toBeNull();
  });
});
