// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from './keepFocus.ts';

let stop = (): void => undefined;

beforeEach(() => {
  // There is no layout here.
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList);
  stop = keepFocus(window);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const named = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const focused = (): string | undefined => document.activeElement?.id;
const press = (id: string): void => {
  named(id).focus();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 120));

it.each([
  ['a row of several', 'b1', 'b', 'c1'],
  ['the last row', 'c1', 'c', 'b1'],
] as const)('%s goes, and the focus is in its place', async (_what, pressed, row, now) => {
  document.body.innerHTML = `<section>
    <div><div id="a"><input id="a0" /><button id="a1"></button></div>
    <div id="b"><input id="b0" /><button id="b1"></button></div>
    <div id="c"><input id="c0" /><button id="c1"></button></div></div>
    <button id="add"></button></section>`;
  press(pressed);
  named(row).remove();
  await settled();
  expect(focused()).toBe(now);
});

it('what takes its place gets the focus, and what cannot be pressed any more gives it away', async () => {
  document.body.innerHTML = '<section><div id="bar"><button id="start"></button></div></section>';
  press('start');
  named('bar').innerHTML = '<button id="pause"></button><button id="stop"></button>';
  await settled();
  expect(focused()).toBe('pause');
  named('pause').setAttribute('disabled', '');
  await settled();
  expect(focused()).toBe('stop');
});

it('a panel gets it when nothing in it is left', async () => {
  document.body.innerHTML =
    '<div id="panel" role="tabpanel" tabindex="0"><section><button id="a"></button>';
  press('a');
  named('a').remove();
  await settled();
  expect(focused()).toBe('panel');
});

it('another part of the screen does not get it, nor does whoever uses a pointer or has moved on', async () => {
  const text = '<section><button id="a"></button></section><section><button id="b"></button>';
  document.body.innerHTML = text;
  press('a');
  named('a').remove();
  await settled();
  expect(focused()).not.toBe('b');

  document.body.innerHTML = '<section><button id="a"></button><button id="b"></button></section>';
  press('a');
  window.dispatchEvent(new Event('pointerdown'));
  named('a').remove();
  await settled();
  expect(focused()).not.toBe('b');

  document.body.innerHTML = `${text}<button id="c"></button></section>`;
  press('b');
  named('b').remove();
  named('a').focus();
  await settled();
  expect(focused()).toBe('a');
});
