import { describe, expect, test } from 'vitest';
import * as modules from '../../modules/index.ts';
import { allPorts, specOf } from '../../model/index.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { idOf, openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';
import type { ModuleReading } from '../deps/deps.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: {name: r, iters: 3}
        - type: parts.Offset
          args: {name: o, offset: 2}
      connectors:
        - {source: r.y, target: o.a}
`;
const OFFSET = `from plugboard.component import Component, IOController


class Offset(Component):
    """Adds an offset."""

    io = IOController(inputs=["a"], outputs=["x"])

    def __init__(self, offset: float = 0, **kwargs):
        super().__init__(**kwargs)
        self._offset = offset
`;

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const state = (tab: TestTab) => tab.document.getState();
const codes = (tab: TestTab) => state(tab).problems.map(({ code }) => code);
const portsOf = (tab: TestTab, name: string) =>
  allPorts(specOf(state(tab).document), state(tab).catalogue).get(name);
const drop = (tab: TestTab, name: string, text: string) =>
  tab.verbs.importFiles([file(name, text)]);

/** A tab with the model and its module open. */
async function tabWithCode(): Promise<TestTab> {
  const tab = await openTab();
  await tab.verbs.importFiles([file('model.yaml', MODEL), file('parts.py', OFFSET)]);
  await settled();
  return tab;
}

describe('the types of a document', () => {
  test('are those of its modules too, with their ports', async () => {
    const tab = await tabWithCode();
    expect(codes(tab)).toEqual([]);
    expect(portsOf(tab, 'o')).toMatchObject({ inputs: ['a'], outputs: ['x'] });
    expect(state(tab).catalogue.find('parts.Offset')?.summary).toBe('Adds an offset.');
  });

  test('come late without an edit, an entry of the history or a change to save', async () => {
    const before = await tabWithCode();
    await before.browser.time.advance(AUTOSAVE_MS);
    const id = idOf(before);
    before.dispose();
    let arrive: (reading: ModuleReading) => void = () => undefined;
    const reading = new Promise<ModuleReading>((resolve) => (arrive = resolve));
    const onDisk = structuredClone([...before.browser.disk.documents]);

    const tab = await openTab({ browser: before.browser, moduleReading: () => reading });
    expect(idOf(tab)).toBe(id);
    const { document, past } = state(tab);
    await settled();
    expect(codes(tab)).toEqual(['UNKNOWN_COMPONENT_TYPE']);
    arrive(modules);
    await settled();
    expect(codes(tab)).toEqual([]);
    expect(portsOf(tab, 'o')?.outputs).toEqual(['x']);
    await tab.browser.time.advance(AUTOSAVE_MS);
    expect(state(tab).document).toBe(document);
    expect(state(tab).past).toBe(past);
    expect(state(tab).saved.kind).toBe('saved');
    expect([...tab.browser.disk.documents]).toEqual(onDisk);
  });

  test('are not asked for by a document without modules', async () => {
    let asked = 0;
    const moduleReading = async () => {
      asked += 1;
      return modules;
    };
    const tab = await openTab({ moduleReading });
    await tab.verbs.importFiles([file('model.yaml', MODEL), file('a.csv', 'x\n1\n')]);
    await settled();
    expect(asked).toBe(0);
    await drop(tab, 'parts.py', OFFSET);
    await settled();
    expect(asked).toBe(1);
  });

  test('follow each change of a module, and undo', async () => {
    const tab = await tabWithCode();
    await drop(tab, 'parts.py', OFFSET.replace('inputs=["a"]', 'inputs=["a", "b"]'));
    expect(codes(tab)).toEqual(['UNCONNECTED_INPUT']);
    await drop(tab, 'parts.py', OFFSET.replace('class Offset', 'class Other'));
    expect(codes(tab)).toContain('UNKNOWN_COMPONENT_TYPE');
    tab.verbs.undo();
    tab.verbs.undo();
    expect(codes(tab)).toEqual([]);
    expect(portsOf(tab, 'o')?.inputs).toEqual(['a']);
  });

  test('are asked for again where what reads modules did not come', async () => {
    let asked = 0;
    const moduleReading = async () => {
      asked += 1;
      if (asked <= 2) throw new TypeError('Failed to fetch');
      return modules;
    };
    const tab = await openTab({ moduleReading });
    await tab.verbs.importFiles([file('model.yaml', MODEL), file('parts.py', OFFSET)]);
    await settled();
    expect(codes(tab)).toEqual(['UNKNOWN_COMPONENT_TYPE']);
    const running = tab.verbs.run();
    while (tab.view.getState().dialog !== 'code') await settled();
    tab.verbs.allowCode(true);
    await running;
    expect(tab.runClient.runs).toHaveLength(1);
  });

  test('are those of the module that has a mistake, as far as it can be read, beside what is wrong', async () => {
    const tab = await tabWithCode();
    await drop(tab, 'parts.py', `${OFFSET}\n\ndef broken(:\n    pass\n`);
    expect(state(tab).problems).toMatchObject([{ path: 'parts.py', line: 14 }]);
    expect(portsOf(tab, 'o')?.inputs).toEqual(['a']);
  });
});
