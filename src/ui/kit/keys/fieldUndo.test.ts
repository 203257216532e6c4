// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepUndoInFields } from './fieldUndo.ts';

let now = 0;
let release = () => {};
const field = () => document.body.appendChild(document.createElement('input'));

beforeEach(() => {
  now = 0;
  release = keepUndoInFields(window, false, () => now);
});
afterEach(() => {
  release();
  document.body.replaceChildren();
});

function type(to: HTMLInputElement, text: string, after = 100): void {
  for (const sign of text) {
    now += after;
    to.value += sign;
    to.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  }
}
function press(at: HTMLInputElement, key: string, shiftKey = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    ...{ key, shiftKey, ctrlKey: true, bubbles: true, cancelable: true },
  });
  at.dispatchEvent(event);
  return event;
}

it('undoes what was typed at once, and redoes it', () => {
  const own = field();
  own.focus();
  type(own, 'ab');
  now += 5000;
  type(own, 'cd');
  press(own, 'z');
  expect(own.value).toBe('ab');
  press(own, 'z');
  expect(own.value).toBe('');
  press(own, 'Z', true);
  press(own, 'y');
  expect(own.value).toBe('abcd');
});

it('never writes into another field, and nobody else hears of the keys', () => {
  const [first, second] = [field(), field()];
  const heard: Event[] = [];
  document.body.addEventListener('keydown', (event) => heard.push(event));
  first.focus();
  type(first, 'first');
  second.focus();
  const event = press(second, 'z');
  expect([first.value, second.value]).toEqual(['first', '']);
  expect(event.defaultPrevented).toBe(true);
  expect(heard).toEqual([]);
});

it('forgets what was typed before somebody else wrote the field', () => {
  const own = field();
  own.focus();
  type(own, 'mine');
  own.value = 'theirs';
  press(own, 'z');
  expect(own.value).toBe('theirs');
});
