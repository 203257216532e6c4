import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decodeLink } from '../../formats/index.ts';
import { machine } from '../../testing/cli/machine.ts';
import { main } from '../main.ts';

const MODEL = `# Days
plugboard:
  process:
    args:
      components:
        - type: plugboard.library.file_io.FileReader
          args: {name: days, path: days.csv, field_names: [wind]}
        - type: patchbay.Collect
          args: {name: out}
      connectors:
        - {source: days.wind, target: out.x}
`;

/** The model with its data in an archive and a picture; the files themselves are gone. */
async function wrapped() {
  const m = machine({ 'm.yaml': MODEL, 'days.csv': 'wind\n1\n2\n' });
  for (const form of ['archive', 'svg'])
    expect(await main(['convert', 'm.yaml', '--to', form, '--out', `m.${form}.zip`], m.env)).toBe(
      0,
    );
  m.files.set('/work/m.svg', m.files.get('/work/m.svg.zip') ?? new Uint8Array());
  m.files.set('/work/m.zip', m.files.get('/work/m.archive.zip') ?? new Uint8Array());
  for (const name of ['m.yaml', 'days.csv', 'm.svg.zip', 'm.archive.zip'])
    m.files.delete(`/work/${name}`);
  return m;
}

test.each(['m.zip', 'm.svg'])(
  '%s is run, checked, opened and shared with its data',
  async (file) => {
    const m = await wrapped();
    expect(await main(['validate', file], m.env)).toBe(0);
    expect(await main(['run', file, '--json', '--record', 'days.wind'], m.env)).toBe(0);
    expect(m.out()).toMatch(/"days\.wind":[^\]]*\b1,\s*2\]/);
    const opened = await wrapped();
    expect(await main(['open', file], opened.env)).toBe(0);
    expect(opened.out()).toBe(MODEL);
    const shared = await wrapped();
    expect(await main(['share', file], shared.env)).toBe(0);
    const read = decodeLink(shared.out().trim());
    expect(read.ok && read.value.files.map(({ name }) => name)).toEqual(['days.csv']);
  },
);

test('an archive and a picture of one model are equal, and differ from another', async () => {
  const m = await wrapped();
  expect(await main(['diff', 'm.zip', 'm.svg'], m.env)).toBe(0);
  m.files.set('/work/n.yaml', new TextEncoder().encode(MODEL.replace('name: out', 'name: end')));
  expect(await main(['diff', 'm.svg', 'n.yaml'], m.env)).toBe(1);
});

test('what has no model in it is refused with a reason', async () => {
  const m = machine({
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  m.files.set('/work/a.zip', zipSync({ 'm.yaml': new TextEncoder().encode(MODEL) }));
  expect(await main(['run', 'a.svg'], m.env)).toBe(2);
  expect(await main(['diff', 'a.zip', 'm.yaml'], m.env)).toBe(2);
  expect(m.err()).toContain('There is no model in the picture a.svg.');
  expect(m.err()).toContain('a.zip is a zip, but no archive of Patchbay');
  expect(await main(['convert', '--to', 'archive', 'a.svg'], m.env)).toBe(2);
});
