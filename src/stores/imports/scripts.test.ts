import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../base/result.ts';
import { settled } from '../../testing/stores/fakeTime.ts';
import { until } from '../../testing/until.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';

const file = (name: string, text: string) => ({ name, bytes: strToU8(text) });
const SCRIPT = file(
  'hello.py',
  `from plugboard.component import Component, IOController
from plugboard.process import LocalProcess

class A(Component):
    io = IOController(outputs=["x"])

process = LocalProcess(components=[A(name="a")], connectors=[])
`,
);
const YAML = `plugboard:
  process:
    args:
      components:
        - {type: hello.A, args: {name: a}}
`;
const asked = (tab: TestTab) => tab.view.getState().script;
const open = (tab: TestTab) => tab.document.getState().document;
const names = (tab: TestTab) => open(tab).files.map(({ name }) => name);

/** A tab in which files were given, up to the question. */
async function given(...files: { name: string; bytes: Uint8Array }[]) {
  const tab = await openTab();
  const importing = tab.verbs.importFiles(files);
  await until(() => asked(tab) !== null);
  return { tab, importing };
}

async function allowed(tab: TestTab) {
  asked(tab)?.answer('run');
  await until(() => tab.runClient.scripts.length > 0);
  const [script] = tab.runClient.scripts;
  if (script === undefined) throw new Error('The script was not run.');
  return script;
}

describe('a script that builds its process', () => {
  test('is asked about, run with what lies beside it, and opens with it, allowed to run', async () => {
    const { tab, importing } = await given(SCRIPT, file('data.csv', 'x\n1\n'));
    expect(tab.runClient.scripts).toEqual([]);
    expect(asked(tab)).toMatchObject({ file: 'hello.py', code: [{ name: 'hello.py' }] });
    const script = await allowed(tab);
    expect(script.request.script).toBe('hello.py');
    expect(script.request.files.map(({ name }) => name)).toEqual(['hello.py', 'data.csv']);
    script.onLoading({ what: 'Python', fetched: null });
    expect(asked(tab)?.progress).toEqual({ what: 'Python', fetched: null });
    script.settle(ok({ yaml: YAML, notes: ['it builds 2 processes'] }));
    await importing;
    await settled();
    expect(tab.view.getState()).toMatchObject({ dialog: null, script: null });
    expect([open(tab).name, ...names(tab)]).toEqual(['hello', 'hello.py', 'data.csv']);
    expect(tab.notices()).toEqual([
      'Opened the process of hello.py as “hello”. It builds 2 processes.',
    ]);
    const running = tab.verbs.run();
    await settled();
    await running;
    expect(tab.view.getState().dialog).toBeNull();
    expect(tab.runClient.runs).toHaveLength(1);
  });

  test('stays with a process that names none of its classes, in a folder too', async () => {
    const { tab, importing } = await given({ ...SCRIPT, name: 'p/hello.py' });
    const yaml = YAML.replace('hello.A', 'patchbay.Range');
    (await allowed(tab)).settle(ok({ yaml, notes: [] }));
    await importing;
    expect(names(tab)).toEqual(['hello.py']);
  });

  test('is a module where the person says so', async () => {
    const { tab, importing } = await given(SCRIPT);
    asked(tab)?.answer('attach');
    await importing;
    expect(names(tab)).toEqual(['hello.py']);
    expect(tab.runClient.scripts).toEqual([]);
  });

  test('leaves nothing where the question is closed, and is ended where it runs by then', async () => {
    const first = await given(SCRIPT);
    first.tab.verbs.openDialog(null);
    await first.importing;
    expect([names(first.tab), first.tab.runClient.scripts]).toEqual([[], []]);
    const second = await given(SCRIPT);
    const script = await allowed(second.tab);
    second.tab.verbs.openDialog(null);
    await second.importing;
    expect(script.signal?.aborted).toBe(true);
    expect([names(second.tab), second.tab.notices()]).toEqual([[], []]);
  });

  test('that fails says its line, and can be attached', async () => {
    const { tab, importing } = await given(SCRIPT);
    (await allowed(tab)).settle(fail({ message: 'ValueError: no', line: 7 }));
    await importing;
    expect(tab.notices()).toEqual(['hello.py was not opened as a diagram. line 7: ValueError: no']);
    tab.press('hello.py');
    expect(names(tab)).toEqual(['hello.py']);
  });

  test('is taken before others where it says that it is one', async () => {
    const main = file('main.py', `${new TextDecoder().decode(SCRIPT.bytes)}if __name__: pass\n`);
    const { tab, importing } = await given(SCRIPT, main);
    expect(asked(tab)).toMatchObject({ file: 'main.py', others: ['hello.py'] });
    tab.verbs.openDialog(null);
    await importing;
  });

  test('is not asked about beside a model', async () => {
    const tab = await openTab();
    await tab.verbs.importFiles([SCRIPT, file('m.yaml', YAML)]);
    expect(asked(tab)).toBeNull();
    expect(open(tab).name).toBe('m');
  });
});
