import { describe, expect, test } from 'vitest';
import { catalogue } from '../catalog.ts';
import { hasTwin, patchbayModule } from './patchbayModule.ts';
import { pythonSources, type PythonSources } from './sources.ts';

/** Arguments of every component, which a form does not show. */
const COMMON = ['kwargs', 'initial_values'];

const names = (text: string, word: 'class' | 'def') =>
  [...text.matchAll(new RegExp(`^${word} (\\w+)`, 'gm'))].map(([, name]) => name);

describe('the sources of patchbay.py', () => {
  test('hold a twin of every component of ours, and of plugboard none', () => {
    const offered = catalogue.types.map(({ label }) => `patchbay.${label}`);
    const ours = [...offered, 'patchbay.Recorder'];

    expect([...pythonSources.components.keys()].toSorted()).toEqual(ours.toSorted());
    expect(hasTwin('plugboard.library.FileReader', pythonSources)).toBe(false);
  });

  test('name each class as its type does', () => {
    for (const [type, text] of pythonSources.components) {
      expect(names(text, 'class')).toEqual([type.replace('patchbay.', '')]);
    }
  });

  test('take every argument of their type, and no other', () => {
    for (const [type, text] of pythonSources.components) {
      // What plugboard has itself keeps its arguments.
      if (text.includes('from plugboard.library')) continue;
      const signature = /def __init__\(([^)]*)\)/.exec(text)?.[1] ?? 'self, **kwargs';
      const taken = [...signature.matchAll(/(?:^|[\s(,])(\w+): /g)].map(([, name]) => name);
      const form = catalogue.find(type)?.form.map(({ name }) => name);

      expect([type, taken.filter((name) => !COMMON.includes(name ?? ''))]).toEqual([type, form]);
    }
  });

  test('lean only on shared texts that are there, each of which somebody needs', () => {
    const every = patchbayModule([...pythonSources.components.keys()], pythonSources);
    const shared = [...pythonSources.shared.values()].flatMap((text) => names(text, 'def'));

    expect(new Set(names(every, 'def'))).toEqual(new Set(shared));
  });

  test('stand in a module behind the shared texts that they lean on', () => {
    const every = patchbayModule([...pythonSources.components.keys()], pythonSources);
    const bodyOf = (text: string) => text.split('\n\n\n').slice(1).join('\n\n\n').trim();
    const leans = [...pythonSources.shared].flatMap(([name, text]) =>
      [...text.matchAll(/^from shared\.(\w+)/gm)].map(([, on = '']) => [name, on] as const),
    );
    const place = (name: string) => every.indexOf(bodyOf(pythonSources.shared.get(name) ?? name));

    expect(leans.length).toBeGreaterThan(2);
    for (const [name, on] of leans) {
      expect(place(on), on).toBeGreaterThan(0);
      expect(place(name), name).toBeGreaterThan(place(on));
    }
  });
});

describe('a module', () => {
  const sources: PythonSources = {
    components: new Map([
      [
        'patchbay.A',
        'import math\nfrom lib import b, a\nfrom shared.one import one\n\n\nclass A:\n',
      ],
      ['patchbay.B', 'from lib import c\nfrom plugboard import P\n\n\nclass B(P):\n    pass\n'],
    ]),
    shared: new Map([
      ['two', 'import math\n\n\ndef two():\n    pass\n'],
      ['one', 'from shared.two import two\n\n\ndef one():\n    two()\n'],
      ['three', 'def three():\n    pass\n'],
    ]),
  };
  const bodyOf = (...types: string[]) => patchbayModule(types, sources).split('"""\n\n')[1];

  test('holds the components asked for, with what they share in turn and no more', () => {
    expect(bodyOf('patchbay.A', 'patchbay.A', 'somebody.Else')).toBe(
      'from lib import a, b\nimport math\n\n\ndef two():\n    pass\n\n\ndef one():\n    two()\n\n\nclass A:\n',
    );
  });

  test('joins the imports of its parts, those of plugboard last', () => {
    expect(bodyOf('patchbay.B', 'patchbay.A')).toMatch(
      /^from lib import a, b, c\nimport math\n\nfrom plugboard import P\n\n\ndef two/,
    );
  });

  test('says when a shared text is not there', () => {
    const broken = { ...sources, shared: new Map<string, string>() };

    expect(() => patchbayModule(['patchbay.A'], broken)).toThrow('no shared Python text one');
  });
});
