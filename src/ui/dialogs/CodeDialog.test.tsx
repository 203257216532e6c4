// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { emptyDocument } from '../../model/index.ts';
import { fakeStores } from '../../testing/ui/fakeStores.ts';
import { StoresContext } from '../page/StoresContext.tsx';
import { CodeDialog } from './CodeDialog.tsx';

afterEach(cleanup);

function show(allowed: readonly string[]): string {
  const files = [{ name: 'own.py', bytes: new TextEncoder().encode('x = 1\n') }];
  const stores = fakeStores({
    document: { document: { ...emptyDocument('Mine'), files } },
    view: { dialog: 'code', network: { question: null, allowed, revoke: () => undefined } },
  });
  render(
    <StoresContext value={stores}>
      <CodeDialog />
    </StoresContext>,
  );
  return screen.getByRole('dialog').textContent;
}

it('says what the code that is about to run may reach already', () => {
  expect(show(['https://a.example', 'http://b.example:8080'])).toContain(
    'You have allowed this document to reach a.example, http://b.example:8080.',
  );
  cleanup();
  expect(show([])).not.toContain('You have allowed');
});
