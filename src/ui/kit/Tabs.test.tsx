// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TabPanel, Tabs } from './Tabs.tsx';

const NAMES = ['one', 'two words', 'three'];
let pressed = 0;

function Example({ isOpen = true }: { readonly isOpen?: boolean }) {
  const [value, setValue] = useState('one');
  return (
    <Tabs
      label="Parts"
      value={value}
      items={NAMES.map((name) => ({ value: name, label: name }))}
      onChange={setValue}
      onPressOpen={() => pressed++}
    >
      {isOpen &&
        NAMES.map((name) => (
          <TabPanel key={name} value={name} keepMounted={name === 'three'}>
            <p>{`about ${name}`}</p>
          </TabPanel>
        ))}
    </Tabs>
  );
}

const tab = (name: string) => screen.getByRole('tab', { name });
/** Names of the tabs that the key Tab reaches. */
const reached = () =>
  NAMES.filter((name) => tab(name).tabIndex === 0 && tab(name).tagName === 'BUTTON');

beforeEach(() => {
  pressed = 0;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});
afterEach(cleanup);

it('shows the panel of the chosen tab and ties both together by name', () => {
  render(<Example />);
  expect(screen.getByRole('tablist', { name: 'Parts' })).toBeTruthy();
  fireEvent.click(tab('two words'));
  const panel = screen.getByRole('tabpanel', { name: 'two words' });
  expect(panel.textContent).toBe('about two words');
  expect(tab('two words').getAttribute('aria-controls')).toBe(panel.id);
  expect(panel.id).not.toContain(' ');
  expect(NAMES.map((name) => tab(name).getAttribute('aria-selected'))).toEqual([
    'false',
    'true',
    'false',
  ]);
  expect(screen.queryByText('about one')).toBe(null);
  expect(screen.getByText('about three').closest('[role=tabpanel]')?.matches('[hidden]')).toBe(
    true,
  );
});

it('controls nothing while no panel is shown', () => {
  render(<Example isOpen={false} />);
  expect(tab('one').hasAttribute('aria-controls')).toBe(false);
});

it('is walked along by keys, around its ends, and chosen by hand', () => {
  render(<Example />);
  expect(reached()).toEqual(['one']);
  tab('one').focus();
  const press = (key: string, more = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  const walked = ['ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home'].map((key) => {
    press(key);
    return document.activeElement?.textContent;
  });
  expect(walked).toEqual(['two words', 'three', 'one', 'three', 'one']);
  press('ArrowRight', { ctrlKey: true });
  expect(document.activeElement).toBe(tab('one'));
  press('ArrowRight');
  // The focus comes back to where it was; what is shown is not changed by walking.
  expect(reached()).toEqual(['two words']);
  expect(screen.getByRole('tabpanel', { name: 'one' })).toBeTruthy();
  act(() => tab('two words').blur());
  expect(reached()).toEqual(['one']);
});

it('says that the open tab was pressed', () => {
  render(<Example />);
  fireEvent.click(tab('one'));
  expect(pressed).toBe(1);
  fireEvent.click(tab('three'));
  expect(pressed).toBe(1);
});
