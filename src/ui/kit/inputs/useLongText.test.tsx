// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepUndoInFields } from '../keys/fieldUndo.ts';
import { useLongText } from './useLongText.tsx';

const LONG = `begin ${'word '.repeat(6_000)}end`;
let kept = '';
let release = () => {};

function Example({ text }: { readonly text: string }) {
  const [own, setOwn] = useState(text);
  useEffect(() => {
    kept = own;
  });
  const { attributes, note } = useLongText(own, undefined);
  return (
    <>
      <input
        aria-label="Text"
        {...attributes}
        onChange={(event) => setOwn(event.currentTarget.value)}
      />
      {note}
    </>
  );
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Text' });
const described = () =>
  document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent;

beforeEach(() => (release = keepUndoInFields(window, false)));
afterEach(() => {
  cleanup();
  release();
});

it('shows an ordinary text as it is', () => {
  render(<Example text={'x'.repeat(1_000)} />);
  expect(field().value).toBe('x'.repeat(1_000));
  expect(field().hasAttribute('aria-describedby')).toBe(false);
});

it('shows the beginning of a long text and says how long it is, until it is entered', () => {
  render(<Example text={LONG} />);
  expect(field().value).toBe(`${LONG.slice(0, 1_000)}…`);
  expect(described()).toBe('30,009 letters, all of them shown once the field is entered.');
  act(() => field().focus());
  expect(field().value).toBe(LONG);
  expect(described()).toBeUndefined();
  act(() => field().blur());
  expect([field().value, kept]).toEqual([LONG, LONG]);
});

it('keeps the caret where it was', () => {
  render(<Example text={LONG} />);
  act(() => {
    field().focus();
    field().setSelectionRange(3, 5);
    field().dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
    expect([field().value, field().selectionStart, field().selectionEnd]).toEqual([LONG, 3, 5]);
  });
});

it('selects all of it where all of the beginning was selected', () => {
  render(<Example text={LONG} />);
  act(() => {
    field().focus();
    field().select();
    field().dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, LONG.length]);
  });
});

it('has the whole text before a program writes into it in the same task', () => {
  render(<Example text={LONG} />);
  act(() => {
    field().focus();
    field().dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
    expect(field().value).toBe(LONG);
  });
});

it('has the whole text before something is dropped', () => {
  render(<Example text={LONG} />);
  fireEvent.dragEnter(field());
  expect(field().value).toBe(LONG);
});

it('undoes to the whole text, never to its beginning', () => {
  render(<Example text={LONG} />);
  act(() => field().focus());
  fireEvent(field(), new InputEvent('beforeinput', { bubbles: true, inputType: 'insertText' }));
  fireEvent.input(field(), { target: { value: `${LONG}!` }, inputType: 'insertText' });
  expect(kept).toBe(`${LONG}!`);
  fireEvent.keyDown(field(), { key: 'z', ctrlKey: true });
  expect(kept).toBe(LONG);
});

it('draws no pile of marks on one letter before it is entered', () => {
  const pile = `a${'\u0301'.repeat(500)}b`;
  render(<Example text={pile} />);
  expect(field().value).toBe(`a${'\u0301'.repeat(10)}b`);
  act(() => field().focus());
  expect(field().value).toBe(pile);
});
