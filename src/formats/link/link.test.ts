import { fc, test as property } from '@fast-check/vitest';
import { deflateSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { attachFile, emptyDocument, setArgument, setSeed } from '../../model/index.ts';
import { readModelText } from '../readModelText.ts';
import { writeYaml } from '../yaml/writeYaml.ts';
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../base/base64.ts';
import { decodeLink } from './decodeLink.ts';
import { encodeLink } from './encodeLink.ts';

const TEXT = `# A comment\nplugboard:\n  process:\n    args:\n      name: "tank é"\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n`;

function sample() {
  const read = readModelText(TEXT, 'tank');
  if (!read.ok) throw new Error('The sample cannot be read.');
  return attachFile(read.value, { name: 'a.csv', bytes: new Uint8Array([0, 255, 10, 13]) });
}

property.prop([fc.uint8Array({ maxLength: 300 })])('bytes come back from base64', (bytes) => {
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

describe('links', () => {
  test.each([true, false])(
    'carry text, files and settings as they are (compressed: %s)',
    (compress) => {
      const document = setSeed(sample(), 42);
      const read = decodeLink(encodeLink(document, { compress }));
      if (!read.ok) throw new Error(read.error[0]?.message);
      expect(writeYaml(read.value, { layout: true })).toBe(writeYaml(document, { layout: true }));
      expect(read.value.files).toEqual(document.files);
      expect(read.value.name).toBe('tank é');
    },
  );

  test('open from a whole address, and a model that is still empty', () => {
    const link = encodeLink(emptyDocument('new'));
    expect(decodeLink(`https://example.org/x/?a=b${link}`).ok).toBe(true);
    expect(decodeLink(link.slice(1)).ok).toBe(true);
  });

  test('edited documents travel with their edits', () => {
    const document = setArgument(sample(), 'a', 'iters', 7);
    const read = decodeLink(encodeLink(document));
    expect(read.ok && writeYaml(read.value, { layout: true })).toContain('iters: 7');
  });

  test.each([
    ['', 'LINK_FORMAT'],
    ['#', 'LINK_FORMAT'],
    ['#p1', 'LINK_FORMAT'],
    ['#p2.d.AAAA', 'LINK_FORMAT'],
    ['#p1.x.AAAA', 'LINK_FORMAT'],
    ['#p1.d.', 'LINK_DATA'],
    ['#p1.d.AAAA', 'LINK_DATA'],
    ['#p1.p.AAAA', 'LINK_DATA'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":2}'))}`, 'LINK_FORMAT'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":1,"yaml":3}'))}`, 'LINK_DATA'],
    [`#p1.p.${toBase64Url(new TextEncoder().encode('{"v":1,"yaml":"a: ["}'))}`, 'YAML_SYNTAX'],
  ])('%s is refused with %s', (link, code) => {
    const read = decodeLink(link);
    expect(read.ok ? null : read.error[0]?.code).toBe(code);
  });

  test('a bomb is refused while it is unpacked', () => {
    const bomb = deflateSync(new Uint8Array(200_000_000), { level: 9 });
    const start = performance.now();
    const read = decodeLink(`#p1.d.${toBase64Url(bomb)}`);
    expect(read.ok ? null : read.error[0]?.code).toBe('LINK_TOO_LARGE');
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  property.prop([
    fc.nat(),
    fc.string({ minLength: 1, maxLength: 3 }),
    fc.constantFrom('cut', 'put', 'swap'),
  ])(
    'a link that was changed gives the same model or a reason, and never throws',
    (at, put, how) => {
      const link = encodeLink(sample());
      const place = at % link.length;
      const rest = how === 'put' ? link.slice(place) : link.slice(place + put.length);
      const changed = how === 'cut' ? link.slice(0, place) : link.slice(0, place) + put + rest;
      const read = decodeLink(changed);
      if (!read.ok) expect(read.error[0]?.message).toMatch(/\w/);
    },
  );
});
