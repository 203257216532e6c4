// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { isKeys } from './isKeys.ts';

function press(key: string, held: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...held });
}

describe('keys of a shortcut', () => {
  it('take Ctrl for Mod, and Command on a Mac', () => {
    expect(isKeys(press('z', { ctrlKey: true }), 'Mod+Z', false)).toBe(true);
    expect(isKeys(press('z', { metaKey: true }), 'Mod+Z', false)).toBe(false);
    expect(isKeys(press('z', { metaKey: true }), 'Mod+Z', true)).toBe(true);
    expect(isKeys(press('z', { ctrlKey: true }), 'Mod+Z', true)).toBe(false);
  });

  it('keep undo and redo apart by Shift', () => {
    const redo = press('Z', { ctrlKey: true, shiftKey: true });
    expect(isKeys(redo, 'Mod+Z', false)).toBe(false);
    expect(isKeys(redo, 'Mod+Shift+Z', false)).toBe(true);
  });

  it('take a sign with or without Shift, as the keyboard has it', () => {
    expect(isKeys(press('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isKeys(press('?'), '?', false)).toBe(true);
    expect(isKeys(press('/'), '?', false)).toBe(false);
  });

  it('leave keys with Alt to the system and to letters of other keyboards', () => {
    expect(isKeys(press('/', { altKey: true }), '/', false)).toBe(false);
    expect(isKeys(press('k', { ctrlKey: true, altKey: true }), 'Mod+K', false)).toBe(false);
  });
});
