import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { firstParagraph, leadingComment } from './describe.ts';
import { ownExamples, withGallery } from './gallery.ts';
import { modelId } from './modelId.ts';
import type { SiteModel } from './siteModel.ts';
import { sitePage } from './sitePage.ts';

const MODEL: SiteModel = {
  ...{ id: 'tank', title: 'tank', group: '', description: '', text: 'plugboard:\n', files: [] },
  ...{ components: 1, connectors: 0, light: '<svg/>', dark: '<svg/>' },
};
const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('the page of a site', () => {
  const HOSTILE = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('</title><script>', '" onload="x', "'><img src=x>", '&lt;', '\0\ud800'),
  );
  /** All that stands between the texts of a page. */
  const tagsOf = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>]/)[0]);

  property.prop([HOSTILE, HOSTILE, HOSTILE, HOSTILE])(
    'has the same tags whatever names and texts say',
    (title, group, description, lead) => {
      const page = (text: readonly string[]) =>
        sitePage({
          title: text[0] ?? '',
          lead: `l${text[3]}`,
          models: [
            { ...MODEL, title: text[0] ?? '', group: `g${text[1]}`, description: `d${text[2]}` },
          ],
        });
      const html = page([title, group, description, lead]);
      expect(tagsOf(html)).toEqual(tagsOf(page(['a', 'b', 'c', 'd'])));
      expect(html.match(/"/g)?.length).toBe(page(['a', 'b', 'c', 'd']).match(/"/g)?.length);
      expect(html.isWellFormed()).toBe(true);
    },
  );

  test('has a policy, a language, headings by level, and addresses beside it alone', () => {
    const html = sitePage({
      ...{ title: 'Team', lead: '' },
      models: [MODEL, { ...MODEL, id: 'a', group: 'pumps' }, { ...MODEL, id: 'b', group: 'pumps' }],
    });
    expect(html).toContain(`content="default-src 'none'; style-src 'self'; img-src 'self';`);
    expect(html).toContain('<html lang="en">');
    expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level)).toEqual([
      '1',
      '2',
      '2',
      '3',
      '3',
    ]);
    expect(html).not.toMatch(/<script|<style|\son\w+=|style=/);
    for (const [, address] of html.matchAll(/(?:href|src|srcset)="([^"]*)"/g))
      expect(address).toMatch(/^(?:editor\/|pictures\/|site\.css$)/);
  });
});

describe('what is said of a model', () => {
  test.each([
    ['# A tank.\n# It loses heat.\n#\n# More.\nplugboard:', 'A tank. It loses heat.'],
    ['\ufeff\r\n## Two\r\n# lines\r\nplugboard:', 'Two lines'],
    ['plugboard: # not this', ''],
    ['#\n# no\n', ''],
    ['', ''],
  ])('is its first comment: %j', (text, comment) => expect(leadingComment(text)).toBe(comment));

  test.each([
    ['# Title\n\nA *tank* with `code` and [a link](x).\n\nMore.', 'A tank with code and a link.'],
    ['[![badge](a)](b)\n\n<b>bold</b> one\ntwo', 'bold one two'],
    ['- a list\n\n```\ncode\n```', ''],
    ['x'.repeat(500), `${'x'.repeat(400)}…`],
  ])('is the first paragraph of a README: %j', (text, paragraph) =>
    expect(firstParagraph(text)).toBe(paragraph),
  );
});

describe('the id of a model', () => {
  test.each([
    ['Pumps/Süd 1/model.yaml', 'pumps-sud-1'],
    ['pumps/large.yml', 'pumps-large'],
    ['泵.yaml', 'model'],
    ['<b>/"&.yaml', 'b'],
  ])('of %s is %s', (path, id) => expect(modelId(path, new Set())).toBe(id));

  property.prop([fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 })])(
    'is one that the gallery takes, and nobody else has',
    (paths) => {
      const ids = new Set<string>();
      for (const path of paths) ids.add(modelId(path, ids));
      expect(ids.size).toBe(paths.length);
      for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    },
  );
});

describe('the gallery of a site', () => {
  const EDITOR = {
    'index.html': '<!doctype html>',
    'examples/index.json': '[{"id":"own"}]',
    'examples/own/model.yaml': 'plugboard:',
    'sw.js':
      'p([{url:"a.js",revision:"1"},{url:"examples/index.json",revision:"2f"},{url:"b.js",revision:null}])',
  };
  const editor = (changes: Readonly<Record<string, string>> = {}) =>
    Object.entries({ ...EDITOR, ...changes }).map(([path, text]) => ({
      path,
      bytes: encode(text),
    }));

  test('has the models first, their files under names that any server takes', () => {
    const names = ['../data/a b.csv', 'x/__init__.py', 'y/__init__.py', `${'ä'.repeat(300)}.csv`];
    const files = names.map((name) => ({ name, bytes: encode(name) }));
    const made = withGallery(editor(), [{ ...MODEL, files }]);
    if (!made.ok) throw new Error(made.error);
    const texts = new Map(made.value.map(({ path, bytes }) => [path, decode(bytes)]));
    const [first, second] = JSON.parse(texts.get('examples/index.json') ?? '') as [
      { readonly files: readonly string[]; readonly places: readonly string[] },
      object,
    ];
    expect(first).toMatchObject({ id: 'tank', title: 'tank', files: names });
    expect(second).toEqual({ id: 'own' });
    for (const [at, place] of first.places.entries()) {
      expect(place).toMatch(/^[\w.-]{1,100}$/);
      expect(texts.get(`examples/tank/${place}`)).toBe(names[at]);
    }
    expect(texts.get('examples/tank/model.yaml')).toBe('plugboard:\n');
    expect(texts.get('examples/own/model.yaml')).toBe('plugboard:');
    expect([...ownExamples(editor())]).toEqual(['own']);
  });

  test('is asked for each time, and kept: no worker shows an old list', () => {
    const made = withGallery(editor(), [MODEL]);
    const worker = made.ok ? made.value.find(({ path }) => path === 'sw.js')?.bytes : undefined;
    const [build, own] = decode(worker).split('\n(() => {');
    expect(build).toBe('p([{url:"a.js",revision:"1"},{url:"b.js",revision:null}])');
    expect(own).toContain('new Set(["examples/index.json","examples/tank/model.yaml"].map(at))');
    const other = editor({ 'sw.js': 'p(["examples/index.json"])' });
    expect(withGallery(other, [MODEL]).ok).toBe(false);
    expect(withGallery(editor({ 'examples/index.json': '{' }), [MODEL]).ok).toBe(false);
  });
});
