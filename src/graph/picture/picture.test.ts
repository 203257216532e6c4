import { readdirSync, readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readModelText } from '../../formats/index.ts';
import { catalogue } from '../../library/catalog.ts';
import { documentFromConfig, emptyDocument, specOf } from '../../model/index.ts';
import { drawPicture } from './drawPicture.ts';
import { INKS } from './inks.ts';

const EXAMPLES = new URL('../../../public/examples/', import.meta.url);
const models = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Names of elements that are open at the end, and what is no XML. */
function faultsOf(svg: string): readonly string[] {
  const open: string[] = [];
  const faults: string[] = [];
  for (const [, closing, name = '', attributes = '', single, text] of svg.matchAll(
    /<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<>]*")*)(\/?)>|([^<]+|<)/g,
  )) {
    if (text !== undefined && /[<>]|&(?!(?:amp|lt|gt|quot);)/.test(text)) faults.push(text);
    else if (/&(?!(?:amp|lt|gt|quot);)/.test(attributes)) faults.push(attributes);
    else if (text !== undefined || single === '/') continue;
    else if (closing !== '/') open.push(name);
    else if (open.pop() !== name) faults.push(`</${name}>`);
  }
  return [...faults, ...open];
}

const GRAPH = (name: string, note: string) => ({
  plugboard: {
    process: {
      args: {
        components: [
          { type: 'patchbay.Range', args: { name: 'a', iters: 3 } },
          { type: name, args: { name: 'b', initial_values: { [name]: [1] }, text: name } },
        ],
        connectors: [{ source: 'a.y', target: `b.${name}` }],
        patchbay: {
          notes: { n: { text: note, at: [0, 200], size: [200, 100], colour: 'red' } },
          groups: { g: { title: name, members: ['a', 'b'], colour: 'blue' } },
        },
      },
    },
  },
});

describe('a picture of a model', () => {
  test.each(models)('of %s shows every component and nothing that loads or runs', (name) => {
    const read = readModelText(readFileSync(new URL(`${name}/model.yaml`, EXAMPLES), 'utf8'), name);
    if (!read.ok) throw new Error(read.error[0]?.message);
    for (const theme of ['light', 'dark'] as const) {
      const { svg, width, height } = drawPicture(read.value, catalogue, theme);
      expect(faultsOf(svg)).toEqual([]);
      expect(svg).not.toMatch(/<(?:script|style|image|use|a|foreignObject)\b|\s(?:on\w+|href)=/);
      expect(svg).toContain(`fill="${INKS[theme].canvas}"`);
      expect(Math.min(width, height)).toBeGreaterThan(100);
      const { components } = specOf(read.value).plugboard.process.args;
      for (const { args } of components.slice(0, 3)) expect(svg).toContain(`>${args.name}</text>`);
    }
  });

  test('of a model with nothing in it is an empty sheet', () => {
    const { svg } = drawPicture(emptyDocument('a <new> one'), catalogue, 'dark');
    expect(svg).toContain('<title>a &lt;new&gt; one</title>');
    expect(faultsOf(svg)).toEqual([]);
  });

  property.prop([
    fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constant('<script>&"]]>')),
    fc.string({ unit: 'binary' }),
  ])('whatever stands in a model is text in its picture', (name, note) => {
    const document = documentFromConfig({ name: 'model', config: GRAPH(name, note) });
    if (!document.ok) return;
    const { svg } = drawPicture(document.value, catalogue, 'light');
    expect(faultsOf(svg)).toEqual([]);
    // oxlint-disable-next-line no-control-regex
    expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f]/);
    expect(svg.isWellFormed()).toBe(true);
  });
});

describe('colours of pictures', () => {
  const css = readFileSync(new URL('../../ui/tokens.css', import.meta.url), 'utf8');
  const [, light = '', dark = ''] = css.split(/:root\[data-theme='(?:light|dark)'\] \{/);

  test.each([
    ['light', light],
    ['dark', dark],
  ] as const)('of the %s look are those of the page', (theme, text) => {
    const token = (name: string) => new RegExp(`--${name}: ([^;]+);`).exec(text)?.[1] ?? '';
    const inks = INKS[theme];
    const names = { canvas: 'canvas', surface: 'surface', sunken: 'sunken', text: 'text' } as const;
    for (const [ink, name] of Object.entries(names))
      expect(inks[ink as keyof typeof names]).toBe(token(name));
    expect(inks.border).toBe(token('border-strong'));
    expect(inks.textMuted).toBe(token('text-muted'));
    expect(inks.textSecondary).toBe(token('text-secondary'));
    for (const [hue, { hue: ink, header, tile, wire }] of Object.entries(inks.hues)) {
      const own = labOf(token(`hue-${hue === 'unknown' ? 'custom' : hue}`));
      const mixed = (part: number, ground: string) =>
        own.map((side, i) => (side * part + (labOf(token(ground))[i] ?? 0) * (100 - part)) / 100);
      const same = (hex: string, lab: readonly number[]) =>
        lab.forEach((side, i) => expect(labOf(hex)[i]).toBeCloseTo(side, 1.6));
      same(ink, own);
      same(header, mixed(7, 'surface'));
      same(tile, mixed(21, 'surface'));
      same(wire, mixed(55, 'border-strong'));
    }
  });
});

/** A colour of the page as Oklab has it. */
function labOf(colour: string): readonly number[] {
  const [, l, c, h] = /^oklch\((\d+)% ([\d.]+) (\d+)\)/.exec(colour) ?? [];
  if (l !== undefined) {
    const angle = (Number(h) * Math.PI) / 180;
    return [Number(l) / 100, Number(c) * Math.cos(angle), Number(c) * Math.sin(angle)];
  }
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const x = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const y = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const z = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
    1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z,
    0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z,
  ];
}
