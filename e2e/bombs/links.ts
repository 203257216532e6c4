import { deflateRawSync } from 'node:zlib';

const HEAD = 'plugboard:\n  process:\n    args:\n';
const RANGE = '        - {type: patchbay.Range, args: {name: a, iters: 3}}\n';

/** The texts of so many entries behind each other. */
const list = (count: number, entry: (i: number) => string, between = ', ') =>
  Array.from({ length: count }, (_, i) => entry(i)).join(between);

/** A model's YAML of the lines of its components and of what else stands beside them. */
const model = (components: string, rest = '') => `${HEAD}      components:\n${components}${rest}`;
export const SMALL = model(RANGE);

/** A link to a content as it is, packed or not. */
export const pack = (content: string | Uint8Array) =>
  `#p1.d.${deflateRawSync(content).toString('base64url')}`;
export const plain = (content: string) => `#p1.p.${Buffer.from(content).toString('base64url')}`;

interface Extras {
  readonly watch?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}
/** What a link to a model holds. */
export const contentOf = (yaml: string, { watch = [], files = {} }: Extras = {}) =>
  JSON.stringify({
    v: 1,
    yaml,
    files: Object.entries(files).map(([name, text]) => ({
      name,
      base64: Buffer.from(text).toString('base64'),
    })),
    view: { watch },
    run: { seed: 1 },
  });
/** A link to a model as the page makes them. */
export const link = (yaml: string, extras?: Extras) => pack(contentOf(yaml, extras));

const component = (name: string, args = '') =>
  `        - {type: patchbay.Formula, args: {name: ${name}, inputs: [x], expressions: {y: x}${args}}}\n`;
const components = (count: number) => list(count, (i) => component(`a${i}`), '');
const wires = (count: number, ends: (i: number) => readonly [number, number]) =>
  `      connectors:\n${list(
    count,
    (i) => `        - {source: a${ends(i)[0]}.y, target: a${ends(i)[1]}.x}\n`,
    '',
  )}`;
const values = (text: string) =>
  model(`        - {type: patchbay.Sequence, args: {name: a, values: ${text}}}\n`);
const formula = (text: string) =>
  model(
    `        - {type: patchbay.Formula, args: {name: a, inputs: [x], expressions: {y: "${text}"}}}\n`,
  );
const named = (name: string) =>
  model(`        - {type: patchbay.Range, args: {name: "${name}", iters: 3}}\n`);
const layout = (text: string) => model(RANGE, `      patchbay: {${text}}\n`);
const csv = (text: string) =>
  link(
    model(
      '        - {type: patchbay.FileReader, args: {name: a, path: data.csv, field_names: [x]}}\n',
    ),
    { files: { 'data.csv': text } },
  );
const read = (path: string, text: string) => link(model(RANGE), { files: { [path]: text } });

/** A model of `count` components of the smallest kind, all in a row. */
const chain = (count: number) =>
  model(
    components(count),
    wires(count - 1, (i) => [i, i + 1]),
  );

/**
 * Links that ask for much: of every kind that a text can say, most of them small. Each is made when it is
 * asked for.
 */
export const BOMBS: Readonly<Record<string, () => string>> = {
  // What is packed.
  'maps beside the text': () => pack(`{"v":1,"x":[${'{},'.repeat(5_000_000)}{}],"yaml":"a"}`),
  'keys beside the text': () =>
    plain(`{"v":1,"x":{${list(300_000, (i) => `"k${i}":1`, ',')}},"yaml":"a"}`),
  'a million keys, packed': () =>
    pack(`{"v":1,"x":{${list(1_200_000, (i) => `"${i}":1`, ',')}},"yaml":"a"}`),
  'lists in each other, packed': () =>
    pack(`{"v":1,"x":${'['.repeat(9_000)}${']'.repeat(9_000)},"yaml":"a"}`),
  '200 million zeros': () => pack(new Uint8Array(200_000_000)),
  '16 million zeros': () => pack(new Uint8Array(15_900_000)),
  'a text of 15 million letters beside it': () =>
    pack(`{"v":1,"x":"${'x'.repeat(15_500_000)}","yaml":${JSON.stringify(SMALL)}}`),
  'a link of 5 million letters': () => `#p1.d.${'Q'.repeat(1_900_000)}`,
  'a long run of blanks': () => `#p1.d.AB${'%20'.repeat(300_000)}CD`,
  'data of random bytes': () => {
    let x = 1;
    const bytes = Uint8Array.from({ length: 1_300_000 }, () => (x = (x * 48_271) % 2_147_483_647));
    return `#p1.p.${Buffer.from(bytes).toString('base64url')}`;
  },
  // What YAML can say in few letters.
  'lists in each other': () => link(values(`${'['.repeat(60_000)}${']'.repeat(60_000)}`)),
  'maps in each other': () =>
    link(values(`\n${list(60_000, (i) => `${' '.repeat(i % 2_000)}- a:\n`, '')}`)),
  'lists in each other, as deep as may be': () =>
    link(values(`[${list(2_000, () => '['.repeat(40) + ']'.repeat(40), ',')}]`)),
  'aliases of aliases': () =>
    link(
      model(
        RANGE,
        `      x0: &x0 [a, a]\n${list(60, (i) => `      x${i + 1}: &x${i + 1} [*x${i}, *x${i}]\n`, '')}`,
      ),
    ),
  'merge keys of merge keys': () =>
    link(
      model(
        RANGE,
        `      x0: &x0 {${list(500, (i) => `k${i}: 1`)}}\n${list(
          300,
          (i) => `      x${i + 1}: &x${i + 1}\n        <<: *x${i}\n        m${i}: 1\n`,
          '',
        )}`,
      ),
    ),
  'merge keys of many maps': () =>
    link(
      model(
        RANGE,
        `      x0: &x0 {${list(2_000, (i) => `k${i}: 1`)}}\n      y: {<<: [${'*x0, '.repeat(20_000)}]}\n`,
      ),
    ),
  'one text many times': () =>
    link(
      model(
        `        - {type: patchbay.Sequence, args: {name: a, note: &t ${'x'.repeat(100_000)}, values: [${'*t, '.repeat(50_000)}]}}\n`,
      ),
    ),
  anchors: () => link(values(`[${list(48_000, (i) => `&a${i} 1`)}]`)),
  'anchors and aliases': () => link(values(`[${list(20_000, (i) => `&a${i} 1, *a${i}`)}]`)),
  'one anchor again and again': () => link(values(`[${list(48_000, () => '&a 1')}, *a]`)),
  keys: () => link(values(`{${list(70_000, (i) => `k${i}: 1`)}}`)),
  'keys of a block': () =>
    link(model(RANGE, `      x:\n${list(70_000, (i) => `        k${i}: 1\n`, '')}`)),
  'keys that are one': () => link(values(`{${list(70_000, () => 'k: 1')}}`)),
  'keys that are lists': () => link(values(`{${list(30_000, (i) => `[${i}]: 1`)}}`)),
  'keys of the top': () => link(SMALL + list(70_000, (i) => `k${i}: 1\n`, '')),
  'plain values': () => link(values(`[${list(149_000, (i) => `${i}`, ',')}]`)),
  'values of a block': () =>
    link(
      model(
        `        - type: patchbay.Sequence\n          args:\n            name: a\n            values:\n${list(70_000, (i) => `            - ${i}\n`, '')}`,
      ),
    ),
  'too many values': () => link(values(`[${list(1_000_000, () => '1')}]`)),
  comments: () => link(SMALL + list(70_000, (i) => `# ${i}\n`, '')),
  'a long comment': () => link(`${SMALL}# ${'x'.repeat(3_900_000)}\n`),
  'blank lines': () => link(`${SMALL}${'\n'.repeat(149_000)}`),
  blanks: () => link(`${SMALL}${' '.repeat(3_900_000)}`),
  'a block scalar': () =>
    link(
      model(RANGE, `      x: |\n${list(70_000, (i) => `        ${i} ${'x'.repeat(40)}\n`, '')}`),
    ),
  'a folded scalar': () =>
    link(model(RANGE, `      x: >\n${list(140_000, () => '        word word\n', '')}`)),
  'a plain scalar of many lines': () =>
    link(model(RANGE, `      x: a\n${list(140_000, () => '        word word\n', '')}`)),
  'a quoted scalar of many lines': () =>
    link(model(RANGE, `      x: "a\n${list(140_000, () => '        word word\n', '')}        "\n`)),
  'escapes in a quoted scalar': () => link(model(RANGE, `      x: "${'\\x41'.repeat(900_000)}"\n`)),
  'a scalar that never ends': () => link(`${SMALL}x: "${'x'.repeat(3_900_000)}`),
  'quotes that never end': () => link(`${SMALL}x: ${"'a "}${'b" '.repeat(60_000)}`),
  tags: () => link(values(`[${list(48_000, () => '!!str a')}]`)),
  'unknown tags': () => link(values(`[${list(48_000, (i) => `!t${i} a`)}]`)),
  documents: () => link(`${SMALL}${'---\n'.repeat(70_000)}`),
  directives: () => link(`${'%YAML 1.1\n'.repeat(70_000)}---\n${SMALL}`),
  'problems of the parser': () => link(`${SMALL}${'x: : :\n'.repeat(30_000)}`),
  'open brackets': () => link(`${SMALL}${'x: ]\n'.repeat(40_000)}`),
  tabs: () => link(`${SMALL}${'\tx:\n'.repeat(60_000)}`),
  // Numbers.
  'a number of 3 million digits': () => link(values(`[${'7'.repeat(3_000_000)}]`)),
  'a fraction of 3 million digits': () => link(values(`[0.${'7'.repeat(3_000_000)}]`)),
  'an exponent of 3 million digits': () => link(values(`[1.0e+${'7'.repeat(3_000_000)}]`)),
  'a hexadecimal number of 3 million digits': () => link(values(`[0x${'7'.repeat(3_000_000)}]`)),
  'a binary number of 3 million digits': () => link(values(`[0b${'1'.repeat(3_000_000)}]`)),
  'a number in base 60': () => link(values(`[1${':10'.repeat(140_000)}]`)),
  'a date of many digits': () => link(values(`[2001-01-01 00:00:00.${'1'.repeat(3_000_000)}]`)),
  underscores: () => link(values(`[1${'_'.repeat(3_000_000)}x]`)),
  'numbers of 100 digits': () => link(values(`[${list(30_000, (i) => `${i}${'7'.repeat(100)}`)}]`)),
  // Names and texts.
  'a long name': () => link(named('x'.repeat(500_000))),
  'a name as long as may be': () => link(named('W'.repeat(1_000))),
  'a name of marks on one letter': () => link(named(`a${'\u0301'.repeat(999)}`)),
  'a name of families': () => link(named('👨‍👩‍👧‍👦'.repeat(80))),
  'a name that turns around': () => link(named(`${'\u202e\u2066'.repeat(450)}a`)),
  'names of marks': () =>
    link(model(list(800, (i) => component(`"a${i}${'\u0301'.repeat(900)}"`), ''))),
  'names that are one': () => link(model(list(5_000, () => component('a'), ''))),
  'a long type': () => link(model(`        - {type: ${'a.'.repeat(400_000)}b, args: {name: a}}\n`)),
  types: () =>
    link(
      model(
        list(3_000, (i) => `        - {type: some.where.Other${i}, args: {name: a${i}}}\n`, ''),
      ),
    ),
  'a long text on a card': () => link(values(`[${'x'.repeat(3_500_000)}]`)),
  'a text of marks on a card': () => link(values(`["a${'\u0301'.repeat(1_000_000)}"]`)),
  'a text of families on a card': () => link(values(`["${'👨‍👩‍👧‍👦'.repeat(100_000)}"]`)),
  'long texts as arguments': () =>
    link(
      model(
        list(
          40,
          (i) =>
            `        - {type: patchbay.Sequence, args: {name: a${i}, values: [${'x'.repeat(90_000)}]}}\n`,
          '',
        ),
      ),
    ),
  'long texts as parameters': () =>
    link(
      model(RANGE, `      parameters: {${list(100, (i) => `p${i}: ${`w${i} `.repeat(8_000)}`)}}\n`),
    ),
  'lists as parameters': () =>
    link(model(RANGE, `      parameters: {${list(100, (i) => `p${i}: [${list(40, String)}]`)}}\n`)),
  'arguments with long names': () =>
    link(model(component('a', `, ${list(100, (i) => `"u${i}${'x'.repeat(30_000)}": 1`)}`))),
  'arguments nobody knows': () =>
    link(model(component('a', `, ${list(30_000, (i) => `u${i}: 1`)}`))),
  'a value of many levels': () =>
    link(model(component('a', `, deep: ${'{a: '.repeat(50)}1${'}'.repeat(50)}`))),
  'a unit': () => link(model(component('a', `, units: {y: ${'m'.repeat(1_000_000)}}`))),
  // Formulas.
  'a long formula': () => link(formula('x + '.repeat(250_000) + 'x')),
  'a formula of brackets': () => link(formula('('.repeat(50_000) + 'x' + ')'.repeat(50_000))),
  'a formula of signs': () => link(formula('-'.repeat(100_000) + 'x')),
  'a formula of powers': () => link(formula('9**'.repeat(50) + '9')),
  'a formula of many powers': () => link(formula('x**'.repeat(30_000) + 'x')),
  'a formula of comparisons': () => link(formula('x < '.repeat(50_000) + 'x')),
  'a formula of calls': () => link(formula('abs('.repeat(20_000) + 'x' + ')'.repeat(20_000))),
  'a formula of ifs': () => link(formula('x if x else '.repeat(20_000) + 'x')),
  'a formula of a long number': () => link(formula('7'.repeat(500_000))),
  'a formula of a long name': () => link(formula('q'.repeat(500_000))),
  'a formula of faults': () => link(formula(') ( '.repeat(100_000))),
  formulas: () =>
    link(
      model(
        `        - {type: patchbay.Formula, args: {name: a, inputs: [x], expressions: {${list(2_000, (i) => `y${i}: x * ${i} + sin(x)`)}}}}\n`,
      ),
    ),
  'formulas of many': () =>
    link(
      model(
        list(
          2_000,
          (i) =>
            `        - {type: patchbay.Formula, args: {name: a${i}, inputs: [x], expressions: {y: x * ${i} + sin(x) ** 2 + min(x, 3)}}}\n`,
          '',
        ),
      ),
    ),
  // Graphs.
  'components in a row': () => link(chain(1_500)),
  'components in a long row': () => link(chain(2_500)),
  'components in no order': () => link(model(components(4_000))),
  'too many components': () =>
    link(model(list(12_000, (i) => `        - {type: a.B, args: {name: a${i}}}\n`, ''))),
  'connectors between few': () =>
    link(
      model(
        components(60),
        wires(3_400, (i) => [i % 60, Math.floor(i / 60)]),
      ),
    ),
  'connectors between two': () =>
    link(
      model(
        components(2),
        wires(10_000, () => [0, 1]),
      ),
    ),
  'connectors of one with itself': () =>
    link(
      model(
        components(1),
        wires(3_000, () => [0, 0]),
      ),
    ),
  'wires that cross everything': () =>
    link(
      model(
        components(500),
        wires(10_000, (i) => [i % 500, (i * 7 + Math.floor(i / 500)) % 500]),
      ),
    ),
  'wires from one to all': () =>
    link(
      model(
        components(1_500),
        wires(1_499, (i) => [0, i + 1]),
      ),
    ),
  'wires from all to all in layers': () =>
    link(
      model(
        components(120),
        wires(4_000, (i) => [
          (Math.floor(i / 1_600) * 40 + (i % 40)) % 120,
          ((Math.floor(i / 1_600) + 1) * 40 + (Math.floor(i / 40) % 40)) % 120,
        ]),
      ),
    ),
  'loops in loops': () =>
    link(
      model(
        components(400),
        wires(3_000, (i) => [(i * 31) % 400, (i * 17 + 5) % 400]),
      ),
    ),
  'problems of connectors': () =>
    link(
      model(
        RANGE,
        `      connectors:\n${list(15_000, (i) => `        - {source: q${i}.y, target: b.x}\n`, '')}`,
      ),
    ),
  ports: () =>
    link(
      model(
        `        - {type: patchbay.Formula, args: {name: a, inputs: [${list(2_000, (i) => `x${i}`)}], expressions: {y: x0}}}\n`,
      ),
    ),
  'ports of many': () =>
    link(
      model(
        list(
          200,
          (k) =>
            `        - {type: patchbay.Formula, args: {name: a${k}, inputs: [${list(99, (i) => `x${i}`)}], expressions: {y: x0}}}\n`,
          '',
        ),
      ),
    ),
  // What is drawn beside the model.
  'plots of many fields': () =>
    link(
      model(
        components(1_000),
        `      patchbay: {watch: [${list(1_000, (i) => `a${i}.y`)}], plots: [${list(100, (i) => `{fields: [${list(10, (k) => `a${i * 10 + k}.y`)}]}`)}]}\n`,
      ),
    ),
  'classes of a module': () =>
    read(
      'm.py',
      `from plugboard.component import Component, IOController as IO\n${list(
        3_000,
        (i) => `class C${i}(Component):\n    io = IO(inputs=["x"], outputs=["y"])\n`,
        '',
      )}`,
    ),
  'watched fields': () =>
    link(SMALL, { watch: Array.from({ length: 2_000 }, (_, i) => `a.y${i}`) }),
  'watched fields of many': () =>
    link(model(components(2_000)), { watch: Array.from({ length: 2_000 }, (_, i) => `a${i}.y`) }),
  'marks of notes': () =>
    link(
      layout(
        `notes: {n0: {text: &t "${'*_`['.repeat(5_000)}", at: [0, 0]}, ${list(49, (i) => `m${i}: {text: *t, at: [${i}, 0]}`)}}`,
      ),
    ),
  notes: () =>
    link(layout(`notes: {${list(1_000, (i) => `n${i}: {text: "# a ${i}", at: [${i}, 0]}`)}}`)),
  'notes of many words': () =>
    link(
      layout(
        `notes: {${list(100, (i) => `n${i}: {text: "${'word **bold** '.repeat(2_000)}", at: [${i * 10}, 0]}`)}}`,
      ),
    ),
  'a note of marks on one letter': () =>
    link(layout(`notes: {n: {text: "a${'\u0301'.repeat(500_000)}", at: [0, 0]}}`)),
  'a note of a million lines': () =>
    link(layout(`notes: {n: {text: "${'\\n'.repeat(140_000)}", at: [0, 0]}}`)),
  groups: () =>
    link(
      model(
        components(2_000),
        `      patchbay: {groups: {${list(2_000, (i) => `g${i}: {title: G${i}, members: [a${i}]}`)}}}\n`,
      ),
    ),
  'groups of the same': () =>
    link(
      model(
        components(300),
        `      patchbay: {groups: {${list(300, (i) => `g${i}: {title: G, members: [${list(150, (k) => `a${k}`)}]}`)}}}\n`,
      ),
    ),
  'groups in groups': () =>
    link(
      model(
        components(1_000),
        `      patchbay: {groups: {${list(1_000, (i) => `g${i}: {title: G, parent: g${i - 1}, members: [a${i}]}`)}}}\n`,
      ),
    ),
  plots: () =>
    link(layout(`watch: [a.y], plots: [${list(1_000, (i) => `{title: P${i}, fields: [a.y]}`)}]`)),
  'fields of a plot': () =>
    link(
      layout(
        `watch: [${list(2_000, (i) => `a.y${i}`)}], plots: [{title: P, fields: [${list(2_000, (i) => `a.y${i}`)}]}]`,
      ),
    ),
  'controls of nothing': () =>
    link(
      layout(
        `controls: [${list(500, (i) => `{component: a, arg: iters, min: 0, max: ${i}, kind: slider}`)}]`,
      ),
    ),
  'places far away': () =>
    link(
      model(
        components(300),
        `      patchbay: {positions: {${list(300, (i) => `a${i}: [${i}.0e+15, -1.0e+300]`)}}}\n`,
      ),
    ),
  'components on one place': () =>
    link(
      model(
        components(1_500),
        `${wires(1_499, (i) => [i, i + 1])}      patchbay: {positions: {${list(1_500, (i) => `a${i}: [0, 0]`)}}}\n`,
      ),
    ),
  'initial values': () =>
    link(model(component('a', `, initial_values: {x: [${list(70_000, (i) => `${i}`)}]}`))),
  parameters: () =>
    link(model(RANGE, `      parameters: {${list(2_000, (i) => `p${i}: ${i}`)}}\n`)),
  // Files.
  'columns of a table': () => csv(list(1_000_000, (i) => `c${i}`, ',') + '\n'),
  'a row of 11 million letters': () => csv(`x\n${'1'.repeat(11_000_000)}\n`),
  'a quoted value that never ends': () => csv(`x\n"${'1\n'.repeat(5_000_000)}`),
  'rows of a table': () => csv(`x\n${list(1_200_000, (i) => `${i}`, '\n')}\n`),
  'rows that are no numbers': () => csv(`x\n${list(900_000, (i) => `q${i}`, '\n')}\n`),
  'blank rows': () => csv(`x\n${'\n'.repeat(11_000_000)}`),
  'a file nobody reads': () => read('data.csv', 'x'.repeat(11_000_000)),
  files: () =>
    link(SMALL, {
      files: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`f${i}.csv`, 'x\n1\n'])),
    }),
  'files that each reads': () =>
    link(
      model(
        list(
          500,
          (i) =>
            `        - {type: patchbay.FileReader, args: {name: a${i}, path: data.csv, field_names: [x]}}\n`,
          '',
        ),
      ),
      { files: { 'data.csv': `x\n${list(200_000, (i) => `${i}`, '\n')}\n` } },
    ),
};
