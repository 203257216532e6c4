import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../../testing/processorTime.ts';
import { readModelPart } from '../readModelPart.ts';
import { readModelText } from '../readModelText.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { plainModelText, readPasted } from './readPasted.ts';

const MODEL = `plugboard:
  process:
    args:
      components:
        - type: patchbay.Range
          args: { name: counter, iters: 7, start: -3 }
        - type: patchbay.Collect
          args: { name: "kept" }
      connectors:
        - { source: counter.y, target: kept.x }
`;
const WANTED = readModelPart(MODEL, 'x');

const indented = (pad: string) => MODEL.replace(/^/gm, pad).trimEnd();
const inLines = (change: (line: string) => string) => MODEL.split('\n').map(change).join('\n');

/** With a number in front of each line. */
const numbered = (mark: (n: number) => string) =>
  MODEL.trimEnd()
    .split('\n')
    .map((line, at) => mark(at + 1) + line)
    .join('\n');

const PASTES: readonly (readonly [string, string])[] = [
  ['as it is', MODEL],
  ['a fence', `\`\`\`yaml\n${MODEL}\`\`\`\n`],
  ['a fence without a language', `\`\`\`\n${MODEL}\`\`\``],
  ['a fence of tildes', `~~~yml\n${MODEL}~~~\n`],
  ['a fence that is not closed', `\`\`\`yaml\n${MODEL}`],
  ['a fence with attributes', `\`\`\`yaml title="model.yaml"\n${MODEL}\`\`\``],
  ['a fence in prose', `Hi, this is it:\n\n\`\`\`yaml\n${MODEL}\`\`\`\nBest regards`],
  ['an indented fence', `- like this\n  \`\`\`yaml\n${indented('  ')}\n  \`\`\`\n`],
  ['several fences', `\`\`\`sh\nnpm ci\n\`\`\`\n\`\`\`yaml\n${MODEL}\`\`\`\n`],
  ['a quoted fence', `> \`\`\`yaml\n${indented('> ')}\n> \`\`\`\n`],
  ['a quotation', indented('> ')],
  ['a quotation of a quotation', indented('>> ')],
  ['a quotation with a bar', indented('│ ')],
  ['a quotation in an answer', `Ann wrote:\n${indented('> ')}\n\nThanks, Bob`],
  ['a quoted fence in an answer', `Ann wrote:\n> \`\`\`yaml\n${indented('> ')}\n> \`\`\`\nThanks`],
  ['a fence of a chat', `\`\`\`${MODEL.trimEnd()}\`\`\``],
  ['a fence of a chat in prose', `See:\n\`\`\`${MODEL.trimEnd()}\`\`\`\nOk?`],
  ['an indented block', indented('    ')],
  ['an indented block with tabs', indented('\t')],
  ['prose around it', `See this:\n\n${MODEL}\nBest regards,\nAnn`],
  ['an indented block in prose', `See this:\n\n${indented('    ')}\n\nBest regards`],
  ['no-break spaces', inLines((line) => line.replace(/^ +/, (pad) => '\u00a0'.repeat(pad.length)))],
  ['no-break spaces everywhere', MODEL.replaceAll(' ', '\u00a0')],
  ['mixed spaces', inLines((line) => line.replace(/^ {2}/, '\u00a0 '))],
  [
    'ideographic spaces',
    inLines((line) => line.replace(/^ +/, (pad) => '\u3000'.repeat(pad.length))),
  ],
  ['a zero-width space in front', `\u200b${MODEL}`],
  ['zero-width spaces in lines', inLines((line) => line.replace(/\S/, '\u200b$&'))],
  ['a byte order mark', `\ufeff${MODEL}`],
  ['a byte order mark in a fence', `\`\`\`yaml\n\ufeff${MODEL}\`\`\``],
  ['tabs', inLines((line) => line.replace(/^ +/, (pad) => '\t'.repeat(pad.length / 2)))],
  ['numbers of lines', numbered((n) => `${n} `)],
  ['numbers of lines and a colon', numbered((n) => `${n}: `)],
  ['numbers of lines and a tab', numbered((n) => `${n}\t`)],
  ['numbers of lines and a bar', numbered((n) => `${String(n).padStart(3)} | `)],
  ['numbers of lines on the right', numbered((n) => `${String(n).padStart(3)}  `)],
  ['numbers from the midst of a file', numbered((n) => `${n + 97}. `)],
  ['numbers of lines in a fence', `\`\`\`yaml\n${numbered((n) => `${n} `)}\n\`\`\`\n`],
  ['a comparison that adds it', `@@ -0,0 +1,9 @@\n${indented('+')}\n`],
  ['commented out', inLines((line) => (line === '' ? '' : `# ${line}`))],
  ['commented out without a blank', inLines((line) => (line === '' ? '' : `#${line}`))],
  ['commented out with slashes', inLines((line) => (line === '' ? '' : `// ${line}`))],
  ['commented out in a fence', `\`\`\`yaml\n${indented('# ')}\n\`\`\`\n`],
  ['a text of JSON', JSON.stringify(MODEL)],
  ['a text of JSON behind a key is none, but its value', `${JSON.stringify(MODEL)},`],
  ['escaped breaks without quotes', MODEL.trimEnd().replaceAll('\n', '\\n')],
  ['a fence that is escaped', JSON.stringify(`See:\n\`\`\`yaml\n${MODEL}\`\`\`\n`)],
  ['the source of a web page', MODEL.replaceAll('"', '&quot;').replaceAll(' ', '&nbsp;')],
  ['numbers of a web page', MODEL.replaceAll('"', '&#34;').replaceAll('{', '&#x7b;')],
  ['CRLF', MODEL.replaceAll('\n', '\r\n')],
  ['CR alone', MODEL.replaceAll('\n', '\r')],
  ['blanks at the ends', inLines((line) => `${line}  \t`)],
  ['a no-break space at the end', `${MODEL}\u00a0\n`],
  ['line separators', MODEL.replaceAll('\n', '\u2028')],
  [
    'typographic quotes',
    MODEL.replace('"kept"', '“kept”').replace('patchbay.Range', '“patchbay.Range”'),
  ],
  ['low quotes', MODEL.replace('"kept"', '„kept“')],
  ['single quotes', MODEL.replace('"kept"', '‘kept’')],
  ['the same quote twice', MODEL.replace('"kept"', '’kept’')],
  ['accents for quotes', MODEL.replace('"kept"', '´kept´')],
  ['primes', MODEL.replace('"kept"', '″kept″')],
  ['French quotes', MODEL.replace('"kept"', '«\u202fkept\u202f»')],
  ['quotes of books', MODEL.replace('"kept"', '»kept«')],
  ['a narrow blank behind a key', MODEL.replace('iters: 7', 'iters:\u202f7')],
  ['a minus with a blank', MODEL.replace('-3', '− 3')],
  ['a typographic minus', MODEL.replace('-3', '−3')],
  ['a dash for a minus', MODEL.replace('-3', '–3')],
  ['dashes of a list', MODEL.replaceAll('- {', '– {').replaceAll('- type', '– type')],
  ['full-width characters', MODEL.replace('iters: 7', 'iters：７').replace('type: ', 'type：')],
];

describe('a pasted model', () => {
  test.each(PASTES)('is taken: %s', (_, text) => {
    const read = readPasted(text, 'x');
    if (!WANTED.ok) throw new Error('The model cannot be read.');
    expect(read.ok ? read.value.document.config : read.error[0]).toEqual(WANTED.value.config);
  });

  test('that can be read stays as it is, byte for byte', () => {
    const odd = MODEL.replace('"kept"', '"k\u00a0“e”\u200dpt"');
    const noted = MODEL.replace('"kept"', '"a&amp;b\\nc"');
    for (const text of [MODEL, odd, noted]) expect(plainModelText(text)).toBe(text);
  });

  test('that is escaped again and again is read a few times only', () => {
    const text = `plugboard: no model, &${'amp;'.repeat(3_000)}`;
    expect(processorTime(() => readPasted(text, 'x'))).toBeLessThan(2_000);
  });

  test('that is commented out stays so in a text that one writes', () => {
    const text = inLines((line) => (line === '' ? '' : `# ${line}`)).replace('7', '７');
    expect(plainModelText(text)).toBe(text);
  });

  test('in a text file is read strictly, and the message names the character and its place', () => {
    const text = MODEL.replace('  process', '\u00a0 process');
    const read = readModelText(text, 'x');
    expect(read.ok ? '' : read.error[0]?.message).toContain(
      'Line 2 has the invisible character U+00A0 NO-BREAK SPACE at column 1.',
    );
    const control = readYaml('a: \u0007b');
    expect(control.ok ? '' : control.error[0]?.message).toContain('U+0007');
  });

  property.prop([fc.string({ unit: 'binary', maxLength: 200 })])(
    'is never an exception',
    (text) => {
      expect(readPasted(text, 'x').ok).toBe(false);
      expect(plainModelText(text)).toBe(text);
    },
  );

  property.prop([fc.nat(), fc.constantFrom('```', '> ', '\u200b', '“', '\t', '—', '~~~', '：')])(
    'with something put into it gives the model or a reason',
    (at, put) => {
      const place = at % MODEL.length;
      const read = readPasted(MODEL.slice(0, place) + put + MODEL.slice(place), 'x');
      if (!read.ok) expect(read.error[0]?.message).toMatch(/\w/);
    },
  );
});
