// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { emptyDocument } from '../../model/index.ts';
import { addComponent } from '../../editing/components/add.ts';
import { catalogue } from '../../library/index.ts';
import { fakeStores, type FakeParts } from '../../testing/ui/fakeStores.ts';
import { StoresContext } from '../page/StoresContext.tsx';
import { Banners } from './Banners.tsx';
// They come late on the page; here they are there.
import './LinkBanner.tsx';
import './RareBanners.tsx';

function show(parts: FakeParts) {
  const stores = fakeStores(parts);
  render(
    <StoresContext value={stores}>
      <Banners />
    </StoresContext>,
  );
  return stores;
}

afterEach(cleanup);

it('shows nothing over a document of one’s own', () => {
  show({});
  expect(screen.queryByRole('alert')).toBeNull();
});

it('says what a link brought, that it is a copy and that nothing runs', async () => {
  const made = addComponent(emptyDocument('Shared'), catalogue, 'patchbay.Range', { x: 0, y: 0 });
  const files = [{ name: 'flow.csv', bytes: new Uint8Array(3) }];
  show({ document: { origin: { kind: 'link' }, document: { ...made.document, files } } });
  const text = (await screen.findByRole('alert')).textContent;
  expect(text).toContain('copy from a shared link');
  expect(text).toContain('1 component, 1 file (flow.csv)');
  expect(text).toContain('Nothing runs until you say so');
});

it('offers to end a run that does not answer', async () => {
  const { calls } = show({ run: { unresponsive: true, phase: { kind: 'running' } } });
  fireEvent.click(await screen.findByRole('button', { name: 'End the run' }));
  expect(calls).toEqual([['stop']]);
});

it('offers a copy of a document that another tab edits', async () => {
  const { calls } = show({ document: { origin: { kind: 'readOnly', id: 'one' } } });
  fireEvent.click(await screen.findByRole('button', { name: 'Work on a copy' }));
  expect(calls).toEqual([['duplicateDocument', 'one']]);
});
