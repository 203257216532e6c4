// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { late } from './late.tsx';

interface Named {
  readonly name: string;
}

const Greeting = ({ name }: Named) => <p>{`Good day, ${name}`}</p>;
const Waiting = ({ name }: Named) => <p>{`One moment, ${name}`}</p>;

/** Shows what fell in it. */
class Boundary extends Component<
  { readonly children: ReactNode },
  { readonly said: string | null }
> {
  override state = { said: null };
  static getDerivedStateFromError(fault: unknown) {
    return { said: String(fault) };
  }
  override render() {
    return this.state.said ?? this.props.children;
  }
}

afterEach(cleanup);

it('keeps the place until the script is there', async () => {
  const Late = late(async () => Promise.resolve(Greeting), Waiting);
  render(<Late name="Ada" />);
  expect(document.body.textContent).toBe('One moment, Ada');
  expect(await screen.findByText('Good day, Ada')).toBeTruthy();
});

it('shows what was loaded before at once, and loads it once', async () => {
  let asked = 0;
  const Late = late(async () => {
    asked++;
    return Promise.resolve(Greeting);
  }, Waiting);
  await Promise.all([Late.load(), Late.load()]);
  render(<Late name="Ada" />);
  expect(document.body.textContent).toBe('Good day, Ada');
  expect(asked).toBe(1);
});

it('says where it is shown that the script cannot be had, and asks again in the next place', async () => {
  let isThere = false;
  const Late = late<Named>(async () => {
    if (!isThere) throw new Error('No connection');
    return Promise.resolve(Greeting);
  });
  const first = render(
    <Boundary>
      <Late name="Ada" />
    </Boundary>,
    { onCaughtError: () => undefined },
  );
  expect(await screen.findByText('Error: No connection')).toBeTruthy();
  first.unmount();
  isThere = true;
  render(<Late name="Ada" />);
  expect(await screen.findByText('Good day, Ada')).toBeTruthy();
});
