import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../library/index.ts';
import {
  connectorId,
  emptyDocument,
  type PatchbayDocument,
  positionsOf,
  readConfig,
  specOf,
} from '../model/index.ts';
import { setInitialValues, setProcessParameter } from './arguments/arguments.ts';
import { addComponent } from './components/add.ts';
import { removeSelection } from './components/remove.ts';
import { renameComponent } from './components/rename.ts';
import { connect, setConnectorMode } from './connectors/connect.ts';
import { copySelection, duplicateSelection, paste, pasteModel } from './clipboard/clipboard.ts';
import { addConnected } from './components/addConnected.ts';
import { addOnConnector, insertOnConnector, whyNotInsert } from './connectors/insert.ts';
import { removeAndRejoin } from './components/rejoin.ts';

const args = (document: PatchbayDocument) => specOf(document).plugboard.process.args;
const names = (document: PatchbayDocument) => args(document).components.map((c) => c.args.name);
const wires = (document: PatchbayDocument) => args(document).connectors.map(connectorId);
const port = (text: string) => {
  const [component = '', field = ''] = text.split('.');
  return { component, field };
};
function model(types: string, ...joined: string[]): PatchbayDocument {
  let document = emptyDocument('test');
  types.split(' ').forEach((type, at) => {
    document = addComponent(document, catalogue, `patchbay.${type}`, {
      x: at * 240,
      y: 0,
    }).document;
  });
  for (const wire of joined) {
    const [from = '', to = ''] = wire.split('..');
    document = connect(document, port(from), port(to));
  }
  return document;
}
/** range -> accumulate -> collect */
const chain = () =>
  model('Range Accumulate Collect', 'range.y..accumulate.x', 'accumulate.y..collect.x');
function good<T>(result: { ok: true; value: T } | { ok: false; error: string }): T {
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('delete and rejoin', () => {
  test('joins what came in to what went out', () => {
    const document = removeAndRejoin(chain(), catalogue, ['accumulate']);
    expect([names(document), wires(document)]).toEqual([
      ['range', 'collect'],
      ['range.y..collect.x'],
    ]);
  });

  test('keeps the place and the mode of the connector that went out', () => {
    let document = setConnectorMode(chain(), 'accumulate.y..collect.x', 'pubsub');
    document = model('Range Accumulate Collect Collect', 'range.y..collect-2.x');
    document = connect(document, port('accumulate.y'), port('collect.x'));
    document = connect(document, port('range.y'), port('accumulate.x'));
    document = setConnectorMode(document, 'accumulate.y..collect.x', 'pubsub');
    const joined = removeAndRejoin(document, catalogue, ['accumulate']);
    expect(wires(joined)).toEqual(['range.y..collect-2.x', 'range.y..collect.x']);
    expect(args(joined).connectors[1]?.mode).toBe('pubsub');
  });

  test('passes through a row of components that go together', () => {
    const document = model(
      'Range Accumulate Integrator Collect',
      'range.y..accumulate.x',
      'accumulate.y..integrator.x',
      'integrator.y..collect.x',
    );
    expect(wires(removeAndRejoin(document, catalogue, ['accumulate', 'integrator']))).toEqual([
      'range.y..collect.x',
    ]);
  });

  test('hands the values that start a loop on', () => {
    let document = model(
      'Integrator Accumulate',
      'integrator.y..accumulate.x',
      'accumulate.y..integrator.x',
    );
    document = setInitialValues(document, 'accumulate', 'x', [3]);
    const joined = removeAndRejoin(document, catalogue, ['accumulate']);
    expect(wires(joined)).toEqual(['integrator.y..integrator.x']);
    expect(args(joined).components[0]?.args.initial_values).toEqual({ x: [3] });
  });
});

describe('inserting on a wire', () => {
  test('leads the wire through, in its place', () => {
    const before = addComponent(chain(), catalogue, 'patchbay.Integrator', { x: 0, y: 99 });
    const document = good(
      insertOnConnector(before.document, catalogue, 'range.y..accumulate.x', before.name),
    );
    expect(wires(document)).toEqual([
      'range.y..integrator.x',
      'integrator.y..accumulate.x',
      'accumulate.y..collect.x',
    ]);
  });

  test('says why a component cannot be put on a wire', () => {
    const document = model('Range Accumulate Collect Range Integrator', 'range.y..accumulate.x');
    const why = (component: string) =>
      whyNotInsert(document, catalogue, 'range.y..accumulate.x', component);
    expect(why('integrator')).toBeNull();
    expect(why('range-2')).toContain('no input');
    expect(why('collect')).toContain('no output');
    expect(why('range')).toContain('an end of this connector');
    expect(whyNotInsert(document, catalogue, 'a.b..c.d', 'integrator')).toContain('no connector');
    const taken = connect(document, port('accumulate.y'), port('integrator.x'));
    expect(whyNotInsert(taken, catalogue, 'range.y..accumulate.x', 'integrator')).toContain(
      'connected already',
    );
  });

  test('every type of the library with an input and an output can be put on a wire', () => {
    const at = { x: 0, y: 0 };
    for (const { type, label } of catalogue.types) {
      const added = addOnConnector(chain(), catalogue, 'range.y..accumulate.x', type, at);
      const probe = addComponent(emptyDocument('x'), catalogue, type, at).document;
      const [spec] = args(probe).components;
      const ports = catalogue.find(type)?.ports(spec?.args ?? {});
      const fits = ports !== undefined && ports.inputs.length > 0 && ports.outputs.length > 0;
      expect(added.ok, label).toBe(fits);
    }
  });
});

describe('adding at a loose wire', () => {
  test('joins the field that fits, in either direction', () => {
    const at = { x: 0, y: 0 };
    const document = model('Range');
    const after = good(
      addConnected(document, catalogue, 'patchbay.Accumulate', at, { from: port('range.y') }),
    );
    expect(wires(after.document)).toEqual(['range.y..accumulate.x']);
    const before = good(
      addConnected(after.document, catalogue, 'patchbay.Sine', at, { to: port('accumulate.x') }),
    );
    expect(wires(before.document)).toEqual(['range.y..accumulate.x', 'sine.y..accumulate.x']);
    const wrong = addConnected(document, catalogue, 'patchbay.Sine', at, { from: port('range.y') });
    expect(wrong.ok ? '' : wrong.error).toContain('no input');
  });
});

describe('pasting', () => {
  const at = { middle: { x: 500, y: 500 } };

  test('brings connectors from outside only when asked, and only where they can come from', () => {
    const clip = copySelection(chain(), ['accumulate', 'collect']);
    const plain = good(paste(chain(), catalogue, clip, at) ?? { ok: false, error: 'not ours' });
    expect(wires(plain.document).slice(2)).toEqual(['accumulate-2.y..collect-2.x']);
    const joined = good(
      paste(chain(), catalogue, clip, at, true) ?? { ok: false, error: 'not ours' },
    );
    expect(wires(joined.document).slice(2)).toEqual([
      'accumulate-2.y..collect-2.x',
      'range.y..accumulate-2.x',
    ]);
    const elsewhere = good(
      paste(emptyDocument('b'), catalogue, clip, at, true) ?? { ok: false, error: 'not ours' },
    );
    expect(wires(elsewhere.document)).toEqual(['accumulate.y..collect.x']);
    // A component of that name which has no such output is another one.
    const other = good(renameComponent(model('Collect'), 'collect', 'range'));
    const apart = paste(other, catalogue, clip, at, true) ?? { ok: false, error: 'not ours' };
    expect(wires(good(apart).document)).toEqual(['accumulate.y..collect.x']);
  });

  test('says what is wrong with text that was ours', () => {
    const clip = copySelection(chain(), ['range', 'accumulate']);
    const pasted = (text: string) => paste(chain(), catalogue, text, at);
    for (const cut of [30, 60, clip.length - 1]) {
      const result = pasted(clip.slice(0, cut));
      expect(result?.ok === false && result.error, String(cut)).toContain('damaged');
    }
    const changed = pasted(clip.replace('"name":"range"', '"name":"9 lives"'));
    expect(changed?.ok === false && changed.error).toContain('cannot be pasted');
    const newer = pasted(clip.replace('-components":1', '-components":9'));
    expect(newer?.ok === false && newer.error).toContain('another version');
    for (const foreign of ['', 'hello', '{"a":1}', '[]', 'null'])
      expect(pasted(foreign)).toBeNull();
  });

  test('again at the same place never hides what was pasted before', () => {
    const clip = copySelection(chain(), ['range']);
    let document = chain();
    for (let i = 0; i < 3; i++) {
      document = good(paste(document, catalogue, clip, at) ?? { ok: false, error: '' }).document;
    }
    const places = [...positionsOf(document).values()].map(({ x, y }) => `${x},${y}`);
    expect(new Set(places).size).toBe(places.length);
  });

  test('a whole model comes in with its places', () => {
    const here = setProcessParameter(model('Range'), 'power', 5);
    const there = setProcessParameter(setProcessParameter(chain(), 'power', 9), 'loss', 0.5);
    const { document, components } = pasteModel(here, there, { offset: { x: 0, y: 320 } });
    expect(args(document).parameters).toEqual({ power: 5, loss: 0.5 });
    expect(components).toEqual(['range-2', 'accumulate', 'collect']);
    expect(wires(document)).toEqual(['range-2.y..accumulate.x', 'accumulate.y..collect.x']);
    expect(positionsOf(document).get('accumulate')).toEqual({ x: 240, y: 320 });
  });
});

/** A model of many components and wires at random, loops, fans and all. */
const anyModel = fc
  .tuple(
    fc.array(
      fc.constantFrom('Range', 'Accumulate', 'Collect', 'Integrator', 'Select', 'Statistics'),
      {
        minLength: 1,
        maxLength: 9,
      },
    ),
    fc.array(fc.tuple(fc.nat(99), fc.nat(99), fc.nat(9), fc.nat(9)), { maxLength: 18 }),
  )
  .map(([types, joints]) => {
    let document = model(types.join(' '));
    const all = args(document).components.map(({ type, args: own }) => ({
      name: own.name,
      ports: catalogue.find(type)?.ports(own),
    }));
    for (const [a, b, i, j] of joints) {
      const [from, to] = [all[a % all.length], all[b % all.length]];
      const out = from?.ports?.outputs[i % (from.ports.outputs.length || 1)];
      const input = to?.ports?.inputs[j % (to.ports.inputs.length || 1)];
      if (from === undefined || to === undefined || out === undefined || input === undefined)
        continue;
      document = connect(
        document,
        { component: from.name, field: out },
        { component: to.name, field: input },
      );
    }
    return document;
  });
const subset = fc.array(fc.nat(99), { maxLength: 6 });
const chosenOf = (document: PatchbayDocument, picks: readonly number[]) => {
  const all = names(document);
  return [...new Set(picks.map((pick) => all[pick % all.length] ?? ''))];
};
/** Every connector joins an output that is there to an input that is there, and none does it twice. */
function expectWhole(document: PatchbayDocument): void {
  const list = names(document);
  if (list.length > 0) expect(readConfig(document.config).ok).toBe(true);
  expect(new Set(list).size).toBe(list.length);
  for (const { source, target } of args(document).connectors) {
    expect(list).toContain(source.entity);
    expect(list).toContain(target.entity);
  }
  expect(new Set(wires(document)).size).toBe(wires(document).length);
  expect([...positionsOf(document).keys()].toSorted()).toEqual(list.toSorted());
}

property.prop([anyModel, subset])(
  'delete and rejoin leaves no wire dangling and no other wire changed',
  (document, picks) => {
    const gone = chosenOf(document, picks);
    const joined = removeAndRejoin(document, catalogue, gone);
    expectWhole(joined);
    const cut = removeSelection(document, { components: gone, connectors: [] });
    expect(names(joined)).toEqual(names(cut));
    expect(wires(joined)).toEqual(expect.arrayContaining(wires(cut)));
  },
);

property.prop([anyModel, subset, fc.boolean()])(
  'pasting and duplicating never clash with names that are there, and change nothing that is',
  (document, picks, incoming) => {
    const chosen = chosenOf(document, picks);
    if (chosen.length === 0) return;
    const clip = copySelection(document, chosen);
    const pasted = good(
      paste(document, catalogue, clip, { offset: { x: 16, y: 16 } }, incoming) ?? {
        ok: false,
        error: 'not ours',
      },
    );
    const twin = duplicateSelection(pasted.document, chosen, { x: 32, y: 32 });
    for (const result of [pasted, twin]) {
      expectWhole(result.document);
      expect(result.components).toHaveLength(chosen.length);
    }
    expect(names(twin.document).slice(0, names(document).length)).toEqual(names(document));
    expect(wires(twin.document).slice(0, wires(document).length)).toEqual(wires(document));
  },
);

property.prop([anyModel, fc.nat(99), fc.nat(99)])(
  'inserting on a wire keeps every other wire, and leads this one through',
  (document, wire, pick) => {
    const all = wires(document);
    const connector = all[wire % (all.length || 1)];
    const component = names(document)[pick % names(document).length] ?? '';
    if (connector === undefined) return;
    const result = insertOnConnector(document, catalogue, connector, component);
    if (!result.ok) return;
    expectWhole(result.value);
    const at = all.indexOf(connector);
    const now = wires(result.value);
    expect([...now.slice(0, at), connector, ...now.slice(at + 2)]).toEqual(all);
    const [source, target] = connector.split('..');
    expect(now[at]?.startsWith(`${source}..${component}.`)).toBe(true);
    expect(now[at + 1]?.endsWith(`..${target}`)).toBe(true);
  },
);
