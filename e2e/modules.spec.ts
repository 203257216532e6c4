import { strToU8, zipSync } from 'fflate';
import { expect, test, type Page } from '@playwright/test';
import { encodeLink, readModelText } from '../src/formats/index.ts';
import { button, component, connector, inspector } from './page/screen.ts';

/* Projects with code: given together in every way, read and never run. */

const MODEL = `plugboard:
  process:
    args:
      components:
        - {type: patchbay.Range, args: {name: source, iters: 3}}
        - {type: parts.shift.Offset, args: {name: shift, offset: 2}}
      connectors:
        - {source: source.y, target: shift.a}
`;
/** Would leave a trace in every way in which code could be run by what opens it. */
const TRACE = `import js
js.document.title = "run"
js.localStorage.setItem("trace", "run")
`;
const SHIFT = `${TRACE}
from .base import Base


class Offset(Base):
    """Adds an offset to what comes in."""

    def __init__(self, offset: float = 0, **kwargs):
        super().__init__(**kwargs)
        self._offset = offset
`;
const BASE = `${TRACE}
from plugboard.component import Component, IOController


class Base(Component):
    io = IOController(inputs=["a"], outputs=["moved"])
`;
const SCRIPT = `globalThis.document.title = 'run';
localStorage.setItem('trace', 'run');
export class Twice {}
`;

const FOLDER: Readonly<Record<string, string>> = {
  'project/model.yaml': MODEL,
  'project/parts/shift.py': SHIFT,
  'project/parts/base.py': BASE,
  'project/parts/twice.ts': SCRIPT,
  'project/.venv/lib/site.py': TRACE,
};

const problems = (page: Page) => page.getByRole('list', { name: 'Problems' });
const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});

/** The component of the module is drawn with the ports that its code declares, and nothing was run. */
async function isOpenUnrun(page: Page): Promise<void> {
  await expect(component(page, 'shift')).toContainText('moved');
  await expect(connector(page, 'source.y..shift.a')).toHaveCount(1);
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect(page.getByText('No problems: the model can run.')).toBeVisible();
  await isUnrun(page);
}

async function isUnrun(page: Page): Promise<void> {
  expect(await page.title()).not.toBe('run');
  expect(await page.evaluate(() => localStorage.getItem('trace'))).toBeNull();
  // What runs code lives in a frame of its own, which only a run begins.
  expect(
    await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name)),
  ).not.toContainEqual(expect.stringMatching(/pyodide|\.wasm/u));
}

/** Drops files with their folders, as a file manager does: through entries that are walked. */
async function dropFolder(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((files) => {
    interface Entry {
      readonly isFile: boolean;
      readonly isDirectory: boolean;
      readonly fullPath: string;
    }
    const fileEntry = (path: string, text: string) => ({
      ...{ isFile: true, isDirectory: false, fullPath: `/${path}` },
      file: (done: (file: File) => void) => done(new File([text], path.split('/').at(-1) ?? '')),
    });
    const folderEntry = (folder: string): Entry => {
      const inside = Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
      const names = new Set(inside.map((path) => path.slice(folder.length + 1).split('/')[0]));
      const entries = [...names].map((name): Entry => {
        const path = `${folder}/${name}`;
        return path in files ? fileEntry(path, files[path] ?? '') : folderEntry(path);
      });
      // Browsers give entries in parts, and none at the end.
      const createReader = () => {
        const left = [...entries];
        return { readEntries: (done: (some: Entry[]) => void) => done(left.splice(0, 1)) };
      };
      return Object.assign(
        { isFile: false, isDirectory: true, fullPath: `/${folder}` },
        { createReader },
      );
    };
    const data = new DataTransfer();
    data.items.add(new File(['a folder'], 'project'));
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
    const items = [{ webkitGetAsEntry: () => folderEntry('project') }];
    Object.defineProperty(event.dataTransfer, 'items', { value: items });
    document.body.dispatchEvent(event);
  }, files);
}

test('a folder that is dropped opens with the code that its model names', async ({ page }) => {
  await page.goto('/');
  await expect(button(page, 'Run')).toBeVisible();
  await dropFolder(page, FOLDER);
  await expect(
    page.getByText('It brings 2 Python modules, of which nothing was run.'),
  ).toBeVisible();
  await isOpenUnrun(page);
  await button(page, 'Show code').click();
  const files = page.getByRole('tablist', { name: 'Files of code' });
  await expect(files.getByRole('tab')).toHaveText(['parts/shift.py', 'parts/base.py']);

  // Its type is in the palette and in the forms as the built-in ones are.
  const palette = page.getByRole('region', { name: 'Palette' });
  await expect(palette.getByRole('heading', { name: 'This document' })).toBeVisible();
  await palette.getByRole('button', { name: 'Offset', exact: true }).click();
  const offset = inspector(page).getByRole('textbox', { name: 'Offset', exact: true });
  await expect(offset).toHaveAttribute('placeholder', '0');
});

test('files chosen one after the other: the model says which module to add, by a button', async ({
  page,
}) => {
  await page.goto('/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('model.yaml', MODEL)]);
  await expect(component(page, 'shift')).toBeVisible();
  await page.getByRole('tab', { name: /^Problems/ }).click();
  await expect(problems(page)).toContainText('parts.shift.Offset: drop parts/shift.py here.');
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Choose parts/shift.py').click();
  await (
    await chooser
  ).setFiles([file('shift.py', SHIFT.replace('.base', 'base')), file('base.py', BASE)]);
  await isOpenUnrun(page);

  // A change of the module changes ports and problems, and undo brings them back.
  const other = SHIFT.replace('.base', 'base').replace('class Offset', 'class Other');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('shift.py', other)]);
  await expect(problems(page)).toContainText('There is no component Offset in parts/shift.py.');
  await button(page, 'Undo').click();
  await isOpenUnrun(page);
});

test('a zip and a notebook open as a folder does', async ({ page }) => {
  await page.goto('/');
  const cells = [
    { cell_type: 'markdown', source: '# A notebook' },
    { cell_type: 'code', source: `!pip install plugboard\n${BASE}` },
    {
      cell_type: 'code',
      source: ['await js.fetch("/")\n', SHIFT.replace('from .base import Base', '')],
    },
  ];
  const zip = zipSync({
    'model.yaml': strToU8(MODEL.replace('parts.shift', 'parts.move_it')),
    'parts/move-it.ipynb': strToU8(JSON.stringify({ cells })),
  });
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([file('project.zip', zip)]);
  await isOpenUnrun(page);
  await button(page, 'Show code').click();
  await expect(page.getByRole('tab', { name: 'parts/move_it.py' })).toBeVisible();
  await expect(page.getByText('# !pip install plugboard')).toBeVisible();
});

test('a link says which code it brings and runs none of it', async ({ page }) => {
  const read = readModelText(MODEL, 'shared');
  if (!read.ok) throw new Error(read.error[0]?.message);
  const files = [
    { name: 'parts/shift.py', bytes: strToU8(SHIFT) },
    { name: 'parts/base.py', bytes: strToU8(BASE) },
    { name: 'parts/twice.ts', bytes: strToU8(SCRIPT) },
  ];
  await page.goto(`/${encodeLink({ ...read.value, files })}`);
  await expect(page.getByRole('alert')).toContainText(
    '2 components, 2 Python modules and 1 TypeScript module (parts/shift.py, parts/base.py, parts/twice.ts).',
  );
  await isOpenUnrun(page);
  await button(page, 'Show code').click();
  await expect(page.getByRole('tab', { name: 'parts/shift.py' })).toBeVisible();
  await isUnrun(page);
});
