import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, storedIn, type TestTab } from '../../testing/stores/testStores.ts';

const model = (type: string) => `plugboard:
  process:
    args:
      components:
        - {type: ${type}, args: {name: one}}
`;
const code = (name: string) => `from plugboard.component import Component, IOController

class ${name}(Component):
    io = IOController(outputs=["x"])
`;

const file = (name: string, text: string) => ({ name, bytes: strToU8(text) });
const now = (tab: TestTab) => tab.document.getState().document;
const names = (tab: TestTab) => now(tab).files.map(({ name }) => name);
const codes = (tab: TestTab) => tab.document.getState().problems.map(({ code: one }) => one);

describe('a project', () => {
  test('in a folder opens with its modules, by the paths that its types name', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([
      file('p/model.yaml', model('parts.tank.Tank')),
      file('p/parts/tank.py', `from .base import Base\n${code('Tank')}`),
      file('p/parts/base.py', code('Base')),
      file('p/compose.yaml', 'services: {}'),
      file('p/README.md', 'Read me'),
      file('p/__pycache__/tank.pyc', ''),
    ]);
    await settled();
    expect(names(tab)).toEqual(['parts/tank.py', 'parts/base.py']);
    expect(codes(tab)).toEqual([]);
    expect(tab.notices()).toEqual([
      'Imported “model”. It brings 2 Python modules, of which nothing was run.',
    ]);
    tab.press('Imported');
    expect(tab.view.getState()).toMatchObject({ panel: 'code', panelOpen: true });
    expect(tab.runClient.runs).toEqual([]);
  });

  test('in a zip opens as the folder does', async () => {
    const tab = await openTab();
    const bytes = zipSync({
      'model.yaml': strToU8(model('own.Tank')),
      'own.py': strToU8(code('Tank')),
    });
    await tab.verbs.importFiles([{ name: 'project.zip', bytes }]);
    await settled();
    expect([now(tab).name, ...names(tab)]).toEqual(['model', 'own.py']);
    expect(codes(tab)).toEqual([]);
  });

  test('in a zip that leads out of it stays closed', async () => {
    const tab = await openTab();
    const bytes = zipSync({ '../model.yaml': strToU8(model('own.Tank')) });
    await tab.verbs.importFiles([{ name: 'bad.zip', bytes }]);
    expect(tab.notices()).toEqual([
      'bad.zip was not opened. It names a file outside of itself: ../model.yaml.',
    ]);
  });

  test('with a notebook that no document carries tells so, and does not read it', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([{ name: 'book.ipynb', bytes: new Uint8Array(50_000_001) }]);
    expect(tab.notices()).toEqual([expect.stringContaining('book.ipynb is larger than 50 MB')]);
  });

  test('with a notebook has its cells as the module that the types name', async () => {
    const tab = await openTab();
    const cells = [{ cell_type: 'code', source: `!pip install x\n${code('Mill')}` }];
    await tab.verbs.importFiles([
      file('mill.yaml', model('grain_mill.Mill')),
      file('grain-mill.ipynb', JSON.stringify({ cells })),
    ]);
    await settled();
    expect(names(tab)).toEqual(['grain_mill.py']);
    expect(codes(tab)).toEqual([]);
  });

  test('whose process lies in another file opens once, with what that one names', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([
      file('p/main.yaml', 'plugboard:\n  process: inner/process.yaml\n'),
      file('p/inner/process.yaml', model('own.Tank')),
      file('p/inner/own.py', code('Tank')),
    ]);
    await settled();
    expect(tab.lists.getState().documents.map(({ name }) => name)).toEqual(['main']);
    expect(names(tab)).toEqual(['own.py']);
    expect(codes(tab)).toEqual([]);
  });

  test('of several models gives each its modules', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([
      file('a.yaml', model('one.A')),
      file('b.yaml', model('two.B')),
      file('one.py', code('A')),
      file('two.py', code('B')),
    ]);
    expect([now(tab).name, ...names(tab)]).toEqual(['b', 'two.py']);
    const other = tab.lists.getState().documents.find(({ name }) => name === 'a');
    const stored = await storedIn(tab.browser, other?.id ?? '');
    expect(stored.files.map(({ name }) => name)).toEqual(['one.py']);
  });
});

describe('code without a model', () => {
  test('joins the open document by the name that its types have, in place of what was there', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([file('m.yaml', model('parts.tank.Tank'))]);
    await settled();
    expect(codes(tab)).toEqual(['UNKNOWN_COMPONENT_TYPE']);
    await tab.verbs.importFiles([file('tank.py', code('Other'))]);
    await settled();
    expect(names(tab)).toEqual(['parts/tank.py']);
    await tab.verbs.importFiles([file('tank.py', code('Tank'))]);
    expect(names(tab)).toEqual(['parts/tank.py']);
    expect(codes(tab)).toEqual([]);
    tab.verbs.undo();
    expect(codes(tab)).toEqual(['UNKNOWN_COMPONENT_TYPE']);
    tab.verbs.undo();
    expect(names(tab)).toEqual([]);
  });

  test('in a folder has its paths in there, in a package with its name', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([file('p/own.py', ''), file('p/notes.md', '')]);
    expect(names(tab)).toEqual(['own.py']);
    await tab.verbs.importFiles([file('q/__init__.py', ''), file('q/own.py', '')]);
    expect(names(tab)).toEqual(['own.py', 'q/__init__.py', 'q/own.py']);
  });

  test('comes in numbers that one document takes', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles(Array.from({ length: 101 }, (_, i) => file(`p/m${i}.py`, '')));
    expect(names(tab)).toEqual([]);
    expect(tab.notices()[0]).toContain('101 files without a model');
  });
});
