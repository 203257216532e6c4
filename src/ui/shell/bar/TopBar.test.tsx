// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyDocument } from '../../../model/index.ts';
import { addComponent } from '../../../editing/components/add.ts';
import { catalogue } from '../../../library/index.ts';
import { fakeStores, type FakeParts } from '../../../testing/ui/fakeStores.ts';
import { StoresContext } from '../../page/StoresContext.tsx';
import { TopBar } from './TopBar.tsx';

const ONE_RANGE = addComponent(emptyDocument('Tank'), catalogue, 'patchbay.Range', {
  x: 0,
  y: 0,
}).document;
const BUTTONS = ['Run', 'Pause', 'Step', 'Stop', 'Undo', 'Redo', 'Share', 'Import', 'Export'];

function show(parts: FakeParts) {
  const stores = fakeStores(parts);
  render(
    <StoresContext value={stores}>
      <TopBar />
    </StoresContext>,
  );
  return stores;
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const enabled = () => BUTTONS.filter((name) => !button(name).disabled);

afterEach(cleanup);

describe('the top bar', () => {
  it('has all its buttons at any time, those off that cannot act', () => {
    show({});
    expect(enabled()).toEqual(['Share', 'Import', 'Export']);
  });

  it('runs and steps a document that has components', () => {
    const { calls } = show({ document: { document: ONE_RANGE } });
    fireEvent.click(button('Run'));
    fireEvent.click(button('Step'));
    expect(calls).toEqual([['run'], ['step']]);
  });

  it('goes on with a paused run by the button that started it', () => {
    show({
      document: { document: ONE_RANGE },
      run: { phase: { kind: 'paused' }, status: 'running' },
    });
    expect(enabled()).toEqual(['Run', 'Step', 'Stop', 'Share', 'Import', 'Export']);
  });

  it('says how the run stands and how many steps were made', () => {
    show({
      run: {
        phase: { kind: 'ended', status: 'completed', error: null },
        status: 'completed',
        steps: 7203,
      },
    });
    expect(screen.getByRole('status', { name: 'Run status' }).textContent).toBe(
      'completed · 7203 steps',
    );
  });

  it('undoes and redoes, but not in a document that another tab edits', () => {
    const end = { seen: 0, document: null };
    const entry = { label: 'Move tank', at: 1, patch: null, size: 0, before: end, after: end };
    show({ document: { past: [entry], future: [entry] } });
    expect(enabled()).toContain('Undo');
    expect(enabled()).toContain('Redo');
    cleanup();
    show({ document: { past: [entry], future: [entry], origin: { kind: 'readOnly', id: 'one' } } });
    expect(enabled()).toEqual(['Share', 'Import', 'Export']);
  });

  it('renames the stored document when its name is left, and not for a blank name', () => {
    const { calls } = show({ document: { document: ONE_RANGE } });
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Document name' });
    fireEvent.change(field, { target: { value: '   ' } });
    fireEvent.blur(field);
    expect(field.value).toBe('Tank');
    fireEvent.change(field, { target: { value: ' Boiler ' } });
    fireEvent.blur(field);
    expect(calls).toEqual([['renameDocument', 'one', 'Boiler']]);
  });

  it('says when the document could not be saved, and why', () => {
    show({ document: { saved: { kind: 'failed', message: 'The disk is full.' } } });
    expect(screen.getByText('Not saved').title).toBe('The disk is full.');
  });
});
