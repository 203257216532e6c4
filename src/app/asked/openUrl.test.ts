import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../base/result.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { namedByContent } from './namedByContent.ts';
import { openUrl } from './openUrl.ts';

const MODEL = `plugboard:\n  process:\n    args:\n      components:\n      - {type: patchbay.Range, args: {name: a, iters: 3}}\n`;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const named = (url: string, text: string | Uint8Array) =>
  namedByContent(new URL(url), typeof text === 'string' ? bytesOf(text) : text);

describe('a file from an address is named', () => {
  test.each([
    ['https://a.example/tank.yaml', MODEL, 'tank.yaml'],
    ['https://a.example/m/tank/model.yaml', MODEL, 'tank.yaml'],
    ['https://a.example/raw?id=7', MODEL, 'raw.yaml'],
    ['https://a.example/', MODEL, 'model.yaml'],
    ['https://a.example/x/', MODEL, 'x.yaml'],
    ['https://a.example/..%2f..%2fa.yaml', MODEL, '-..-a.yaml'],
    ['https://a.example/%', MODEL, '%.yaml'],
    ['https://a.example/tank.yaml', '<svg xmlns="x"/>', 'tank.yaml.svg'],
    ['https://a.example/p', '<?xml version="1.0"?>\n<!-- by hand -->\n<svg/>', 'p.svg'],
    ['https://a.example/a.txt', 'a link', 'a.txt'],
    ['https://a.example/a', zipSync({ a: bytesOf('b') }), 'a.zip'],
    ['https://a.example/a.PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1), 'a.PNG'],
  ])('%s', (url, content, name) => expect(named(url, content)).toBe(name));

  test('unless it is a web page', () =>
    expect(named('https://a.example/tank.yaml', '\n<!DOCTYPE html><p>404')).toBeNull());
});

/** A tab that was asked for an address, and what was done with that. */
async function asked(url: string, answer: Parameters<typeof openUrl>[2]['fetchOutside']) {
  const tab: TestTab = await openTab();
  const did: string[] = [];
  const done = openUrl(tab, url, {
    base: 'https://own.example/app/',
    fetchOutside(address, signal) {
      did.push(`fetch ${address}`);
      return answer(address, signal);
    },
    clean: () => did.push('clean'),
  });
  return { tab, did, done, question: () => tab.view.getState().url };
}
const giving = (text: string, from?: string) => async (url: string) =>
  ok({ bytes: bytesOf(text), url: from ?? url });

describe('an address', () => {
  test('is asked about, and opens as a new document', async () => {
    const { tab, did, done, question } = await asked('tank.yaml#x', giving(MODEL));
    expect([tab.view.getState().dialog, did]).toEqual(['url', []]);
    expect(question()).toMatchObject({ host: 'own.example', isOwn: true, isComing: false });
    question()?.answer();
    await done;
    expect(did).toEqual(['fetch https://own.example/app/tank.yaml', 'clean']);
    expect(tab.document.getState().document.name).toBe('tank');
    expect(tab.view.getState().dialog).toBeNull();
  });

  test('is not fetched when the question is closed', async () => {
    const { tab, did, done } = await asked('https://b.example/a.yaml', giving(MODEL));
    tab.verbs.openDialog(null);
    await done;
    expect(did).toEqual(['clean']);
  });

  test.each([
    ['javascript:alert(1)', giving(MODEL), 'web server'],
    ['data:text/plain,a', giving(MODEL), 'web server'],
    ['https://me:secret@b.example/a', giving(MODEL), 'web server'],
    ['https://', giving(MODEL), 'web server'],
    ['https://b.example/a', async () => fail('b.example answered 404.'), 'answered 404'],
    ['https://b.example/a', giving(MODEL, 'https://c.example/a'), 'sends on to c.example'],
    ['https://b.example/a', giving('<html>'), 'is a web page'],
    ['https://b.example/a.yaml', giving('a: ['), 'a.yaml was not opened'],
    ['https://b.example/a.py', giving('import os'), 'a.py.yaml was not opened'],
    ['https://b.example/a.svg', giving('<svg/>'), 'no model in a.svg'],
  ] as const)('%s that is none leaves the open document as it is', async (url, answer, reason) => {
    const { tab, done, question } = await asked(url, answer);
    const { document } = tab.document.getState();
    question()?.answer();
    await done;
    expect(tab.notices().join()).toContain(reason);
    expect(tab.document.getState().document).toBe(document);
    expect(tab.browser.disk.documents.size).toBe(0);
  });
});
