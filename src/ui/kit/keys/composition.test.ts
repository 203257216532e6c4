// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOfComposition, keepCompositionKeys } from './composition.ts';

/** A key as an input method sends it: while it composes, or, in Safari, just after. */
const KEYS = [
  { key: 'Enter', isComposing: true, keyCode: 229 },
  { key: 'Enter', isComposing: false, keyCode: 229 },
  { key: 'Escape', isComposing: true, keyCode: 27 },
  { key: 'Process', isComposing: false, keyCode: 229 },
];

const press = (init: KeyboardEventInit) =>
  new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });

describe('keys of an input method', () => {
  it('are known by the composition or by their key code', () => {
    expect(KEYS.map(isOfComposition)).toEqual(KEYS.map(() => true));
    expect(isOfComposition({ isComposing: false, keyCode: 13 })).toBe(false);
  });

  it('reach nobody on the page, and keep what the browser does with them', () => {
    const heard: string[] = [];
    const release = keepCompositionKeys(window);
    const hear = (event: KeyboardEvent) => heard.push(event.key);
    window.addEventListener('keydown', hear, true);
    document.addEventListener('keydown', hear);
    const sent = KEYS.map((init) => press(init));
    for (const event of sent) document.body.dispatchEvent(event);

    expect(heard).toEqual([]);
    expect(sent.some((event) => event.defaultPrevented)).toBe(false);

    document.body.dispatchEvent(press({ key: 'Enter', keyCode: 13 }));
    expect(heard).toEqual(['Enter', 'Enter']);
    release();
    window.removeEventListener('keydown', hear, true);
    document.removeEventListener('keydown', hear);
  });
});

describe('the source of the page', () => {
  const src = join(import.meta.dirname, '../../..');
  const files = ['ui', 'app'].flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
      .map((name) => ({
        name: `${room}/${name}`,
        text: readFileSync(join(src, room, name), 'utf8'),
      })),
  );
  const naming = (pattern: RegExp) =>
    files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  it('has key handlers at all', () => {
    expect(naming(/onKeyDown|'keydown'/).length).toBeGreaterThan(20);
  });

  it('asks for compositions in one place, before anybody else can listen', () => {
    // The history of a field asks it of what is typed, not of keys.
    const asking = ['ui/kit/keys/composition.ts', 'ui/kit/keys/fieldUndo.ts'];
    expect(naming(/isComposing|\b229\b/).toSorted()).toEqual(asking);
    const pages = ['app/main.tsx', 'app/viewer/main.tsx'];
    expect(naming(/keepCompositionKeys\(window\)/).toSorted()).toEqual(pages);
    for (const page of pages) {
      const text = files.find(({ name }) => name === page)?.text ?? '';
      const [first] = text
        .split('\n')
        .filter((line) => /^\w/.test(line) && !line.startsWith('import'));
      expect(first).toBe('keepCompositionKeys(window);');
    }
  });

  it('takes no key by ways that nobody guards', () => {
    expect(naming(/keypress|onKeyPress|onbeforeinput/i)).toEqual([]);
    // A key that is let go may end what holding it began, and no more.
    const ups = files.filter(({ text }) => /onKeyUp|'keyup'/.test(text));
    expect(ups.filter(({ text }) => /keyup.*'Enter'|onKeyUp=\{\(/i.test(text))).toEqual([]);
  });
});
