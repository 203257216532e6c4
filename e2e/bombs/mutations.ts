import { readFileSync, readdirSync } from 'node:fs';
import { contentOf, pack, plain } from './links.ts';

/** Whole numbers from 0 up to `below`, the same for every seed. */
type Dice = (below: number) => number;

function diceOf(seed: number): Dice {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const EXAMPLES = new URL('../../public/examples/', import.meta.url);
const TEXTS = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(new URL(`${name}/model.yaml`, EXAMPLES), 'utf8'))
  .concat(`plugboard:
  process:
    args:
      name: all
      components:
        - {type: patchbay.Range, args: {name: a, iters: 3}}
        - {type: patchbay.Formula, args: {name: b, inputs: [x], expressions: {y: x * k}, initial_values: {x: [0]}}}
        - {type: some.where.Other, args: {name: c, deep: {q: [1, {w: 2}]}, note: &t text, again: *t}}
      connectors:
        - {source: a.x, target: b.x}
        - {source: b.y, target: c.in}
      parameters: {k: 2}
      patchbay:
        version: 1
        positions: {a: [0, 0], b: [240, 0], c: [480, 0]}
        watch: [b.y]
        plots: [{title: P, fields: [b.y], x: a.x}]
        notes: {n: {text: "# Note\\n- **b**", at: [0, 200], size: [240, 120], colour: blue}}
        groups: {g: {title: G, members: [a, b]}, h: {title: H, members: [c], collapsed: true, parent: g}}
        controls: [{argument: a.iters, min: 1, max: 9, step: 1, show: slider}, {parameter: k}]
        disabled: [{type: patchbay.Range, args: {name: z, iters: 3}}]
        badges: {}
        run: {seed: 3}
`);

const WORDS = [
  ...[
    'null',
    'true',
    'no',
    '~',
    '[]',
    '{}',
    '""',
    "''",
    '-',
    '-1',
    '0',
    '1.0e+300',
    '-.inf',
    '.nan',
  ],
  ...['9007199254740993', '1e400', '0x7fffffffffffffff', '1_0', '12:30:45', '2001-01-01', '1.5'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '&t',
    '*t',
    '*missing',
    '<<',
    '!!set',
  ],
  ...[
    '!!python/object:os.system',
    '!!binary aGk=',
    '|',
    '>',
    '%',
    '@',
    '`',
    '---',
    '...',
    '? a',
    '# ',
  ],
  ...['[[[[[[[[1]]]]]]]]', '{a: {b: {c: 1}}}', 'a.b', 'a.b.c', '.', 'b.y', 'a', 'x'.repeat(2_000)],
  ...[
    'a\u0301\u0301\u0301',
    '👨‍👩‍👧‍👦',
    '\u202e',
    '\u0000',
    '\ud800',
    '\t',
    '"\\u0000"',
    '9'.repeat(400),
  ],
];
const pick = <T>(dice: Dice, list: readonly T[]): T => list[dice(list.length)] as T;

function changedToken(text: string, dice: Dice): string {
  const tokens = [...text.matchAll(/[\w.+*/-]+/g)];
  const { index, 0: token } = pick(dice, tokens);
  const other = dice(3) === 0 ? pick(dice, tokens)[0] : pick(dice, WORDS);
  return `${text.slice(0, index)}${other}${text.slice(index + token.length)}`;
}

function changedLines(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const [at, to] = [dice(lines.length), dice(lines.length)];
  const line = lines[at] ?? '';
  switch (dice(5)) {
    case 0:
      return lines.toSpliced(at, 1).join('\n');
    case 1:
      return lines.toSpliced(at, 0, line).join('\n');
    case 2:
      return lines
        .with(at, lines[to] ?? '')
        .with(to, line)
        .join('\n');
    case 3:
      return lines.with(at, `  ${line}`).join('\n');
    default:
      return lines.toSpliced(at, 0, ...Array.from({ length: 40 }, () => line)).join('\n');
  }
}

function changedSigns(text: string, dice: Dice): string {
  const at = dice(text.length);
  const sign = pick(dice, [...':{}[]-,"\'#&*!|>%@`\n\t ']);
  return dice(2) === 0
    ? text.slice(0, at) + text.slice(at + 1 + dice(3))
    : text.slice(0, at) + sign + text.slice(at);
}

/** What is packed in a link, with a part of it changed: the text is read, and mostly drawn. */
function changedContent(dice: Dice): string {
  let yaml = pick(dice, TEXTS);
  const times = 1 + dice(3);
  for (let i = 0; i < times; i++)
    yaml = pick(dice, [changedToken, changedToken, changedLines, changedSigns])(yaml, dice);
  const content = contentOf(yaml, { watch: ['b.y'], files: { 'data.csv': 'x\n1\n' } });
  return dice(8) === 0 ? changedToken(content, dice) : content;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const STRAYS = ['%20', '%2E', '%', '%00', '+', '=', '.', '\u200b', '…', '&', '?x=1', '#', '\n'];

/** A link of which letters or parts are changed, as on a bad way, or by somebody who tries. */
function changedLink(link: string, dice: Dice): string {
  const [at, to] = [dice(link.length), dice(link.length)].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  const [head, middle, tail] = [link.slice(0, at), link.slice(at, to), link.slice(to)];
  switch (dice(9)) {
    case 0:
      return head + LETTERS[dice(64)] + link.slice(at + 1);
    case 1:
      return head;
    case 2:
      return head + middle + middle + tail;
    case 3:
      return head + tail;
    case 4:
      return head + [...middle].toReversed().join('') + tail;
    case 5:
      return head + pick(dice, STRAYS) + middle + tail;
    case 6:
      return `#p1.${pick(dice, ['p', 'd', 'x', 'P', '', 'dd'])}.${link.slice(6)}`;
    case 7:
      return `#p${pick(dice, ['0', '2', '1.1', '', '99999999999'])}.d.${link.slice(6)}`;
    default:
      return head + middle.repeat(20) + tail;
  }
}

/** The link of this number among those that were changed; always the same. */
export function mutatedLink(seed: number): string {
  const dice = diceOf(seed * 7_919);
  // The first throws of neighbouring seeds are alike.
  for (let i = 0; i < 4; i++) dice(2);
  const content = changedContent(dice);
  const link = dice(5) === 0 ? plain(content) : pack(content);
  if (dice(3) > 0) return link;
  let changed = link;
  for (let i = 0; i <= dice(2); i++) changed = changedLink(changed, dice);
  return changed;
}
