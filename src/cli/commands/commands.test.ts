import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { machine } from '../../testing/cli/machine.ts';
import { CHAIN } from '../../testing/cli/runModel.ts';
import { main } from '../main.ts';

describe('the other commands', () => {
  const print = async (...args: readonly string[]) => {
    const m = machine({ 'model.yaml': CHAIN });
    return { code: await main(args, m.env), out: m.out(), err: m.err() };
  };

  test('validate says what is wrong and how many lines down', async () => {
    expect(await print('validate', 'model.yaml')).toMatchObject({
      code: 0,
      out: 'Validation passed\n',
    });
    const m = machine({ 'bad.yaml': CHAIN.replace('name: out', 'name: 9') });
    expect(await main(['validate', 'bad.yaml'], m.env)).toBe(2);
    expect(m.err()).toMatch(/bad\.yaml:13:\d+: error: .*WRONG_TYPE/);
  });

  test('validate warns of what runs here and not in plugboard', async () => {
    const text = `plugboard:
  process:
    args:
      components:
        - type: plugboard.library.FileReader
          args: {name: days, path: days.csv, field_names: [wind]}
        - type: plugboard.library.FileReader
          args: {name: far, path: s3://bucket/days.csv, field_names: [wind]}
`;
    const m = machine({ 'm.yaml': text, 'days.csv': 'wind\n1\n' });
    expect(await main(['validate', 'm.yaml'], m.env)).toBe(0);
    const path = 'its registry has this class as plugboard.library.file_io.FileReader';
    expect(m.out()).toMatch(new RegExp(`^m.yaml:5:\\d+: warning: .*${path}`, 'm'));
    expect(m.out()).toMatch(/^m\.yaml:8:\d+: warning: s3:\/\/bucket\/days\.csv is an address/m);
    expect(m.out()).toMatch(/Validation passed\n$/);
  });

  test('validate refuses a range of tune that nothing can be drawn from, with its place', async () => {
    const tune = `  tune:
    args:
      objective: { object_name: out, field_name: x }
      parameters:
        - { object_name: count, field_type: arg, field_name: iters, lower: 3, upper: 3 }
        - { object_name: cuont, field_type: arg, field_name: iters, lower: 1, upper: 3 }
      num_samples: 4
`;
    const m = machine({ 'model.yaml': `${CHAIN}${tune}` });
    expect(await main(['validate', 'model.yaml'], m.env)).toBe(2);
    expect(m.err()).toMatch(/^model\.yaml:\d+:\d+: error: .*\[TUNE_RANGE\].*parameters\.0\.upper/m);
    expect(m.err()).toMatch(/warning: There is no component 'cuont'. Did you mean count\?/);
  });

  test('diagram and convert print Mermaid in plugboard form', async () => {
    const { out: whole } = await print('diagram', 'model.yaml');
    const [out = '', link = ''] = whole.split(/^%% Editable diagram: /m);
    const packed = link.trim().replace('https://mermaid.live/edit#pako:', '');
    const state = inflateSync(Buffer.from(packed, 'base64url')).toString();
    expect(state).toBe(`{"code":${JSON.stringify(out.trim())},"mermaid":{"theme":"default"}}`);
    expect(packed).toMatch(/^eN[\w-]+=*$/);
    expect(packed.length % 4).toBe(0);
    expect(out).toBe(
      'flowchart LR\n  count@{ shape: rounded, label: Range<br>**count** } --> scale@{ shape: rounded, label: Formula<br>**scale** }\n  scale@{ shape: rounded, label: Formula<br>**scale** } --> out@{ shape: rounded, label: Collect<br>**out** }\n',
    );
    expect((await print('convert', 'model.yaml', '--to', 'mermaid')).out).toBe(out);
    expect((await print('convert', 'model.yaml', '--to', 'yaml')).out).toBe(CHAIN);
    expect((await print('convert', 'model.yaml')).code).toBe(2);
  });

  test('convert switches the kind of process, with connectors and state, there and back', async () => {
    const { env, out } = machine({ 'm.yaml': CHAIN });
    expect(await main(['convert', 'm.yaml', '--to', 'yaml', '--process-type', 'ray'], env)).toBe(0);
    const ray = out();
    expect(ray).toContain('# A chain of three.');
    expect(ray).toContain('type: plugboard.process.RayProcess');
    expect(ray).toContain('type: plugboard.connector.RayConnector');
    const back = machine({ 'm.yaml': ray });
    const args = ['convert', 'm.yaml', '--to', 'yaml', '--process-type', 'local'];
    expect(await main(args, back.env)).toBe(0);
    expect(back.out()).toContain('type: plugboard.process.LocalProcess');
    expect(back.out()).toContain('type: plugboard.connector.AsyncioConnector');
    const wrong = machine({ 'm.yaml': CHAIN });
    args[5] = 'cloud';
    expect(await main(args, wrong.env)).toBe(2);
  });

  test('share and open carry the text byte for byte', async () => {
    const { out } = await print('share', 'model.yaml');
    expect(out).toMatch(/^#p3\.c\.[A-Za-z0-9_-]+\n$/);
    expect((await print('open', out.trim())).out).toBe(CHAIN);
    const link = `HTTPS://EXAMPLE.ORG/x/${out.trim()}`;
    const wrapped = (link.match(/.{1,70}/g) ?? []).join('\n> ');
    for (const text of [
      `${link}.`,
      `See <${link}>, it is new.`,
      wrapped,
      link.replaceAll('.', '%2E'),
    ])
      expect((await print('open', text)).out).toBe(CHAIN);
    const bad = await print('open', '#p1.d.xxxx');
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('LINK_DATA')]);
  });

  test('an unknown command and no command tell the usage', async () => {
    expect(await print('fly')).toMatchObject({
      code: 2,
      err: expect.stringContaining('patchbay run FILE') as string,
    });
    expect((await print()).code).toBe(2);
    expect((await print('help')).code).toBe(0);
  });
});
