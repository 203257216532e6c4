// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { keysOf } from './keys.ts';

function press(key: string, held: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, ...held });
}

describe('keys of a shortcut', () => {
  it('take Ctrl for Mod, and Command on a Mac', () => {
    expect(keysOf(press('z', { ctrlKey: true }), false)).toEqual(['Mod+Z']);
    expect(keysOf(press('z', { metaKey: true }), false)).toEqual([]);
    expect(keysOf(press('z', { metaKey: true }), true)).toEqual(['Mod+Z']);
    expect(keysOf(press('z', { ctrlKey: true }), true)).toEqual([]);
  });

  it('keep undo and redo apart by Shift', () => {
    expect(keysOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toEqual(['Mod+Shift+Z']);
  });

  it('take a sign with or without Shift, as the keyboard has it', () => {
    expect(keysOf(press('?', { shiftKey: true, code: 'Slash' }), false)).toEqual(['?']);
    expect(keysOf(press('?', { code: 'Minus' }), false)).toEqual(['?']);
    expect(keysOf(press('/', { shiftKey: true, code: 'Digit7' }), false)[0]).toBe('/');
  });

  it('know a digit by its place when Shift makes a sign of it', () => {
    expect(keysOf(press('!', { shiftKey: true, code: 'Digit1' }), false)).toContain('Shift+1');
    expect(keysOf(press('"', { shiftKey: true, code: 'Digit2' }), false)).toContain('Shift+2');
  });

  it('know a letter of another alphabet by its place', () => {
    expect(keysOf(press('я', { ctrlKey: true, code: 'KeyZ' }), false)).toContain('Mod+Z');
  });

  it('tell Alt and named keys', () => {
    expect(keysOf(press('ArrowLeft', { altKey: true, shiftKey: true }), false)).toEqual([
      'Alt+Shift+ArrowLeft',
    ]);
    expect(keysOf(press(' ', { code: 'Space' }), false)).toEqual(['Space']);
  });

  it('are none for a modifier by itself', () => {
    expect(keysOf(press('Shift', { shiftKey: true }), false)).toEqual([]);
  });
});
