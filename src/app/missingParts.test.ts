// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { Verbs } from '../stores/index.ts';
import { tellMissingParts } from './missingParts.ts';
import { siteBuild } from './siteBuild.ts';

const PAGE = '<script type="module" src="./assets/begin-a1.js"></script>';

afterEach(() => document.head.replaceChildren());

it.each([
  ['the same build', PAGE, 200, 'same'],
  ['another build', PAGE.replace('a1', 'b2'), 200, 'newer'],
  ['no page', 'Not found', 404, 'unreachable'],
] as const)('a site that has %s is known', async (_what, text, status, build) => {
  document.head.innerHTML = PAGE;
  expect(await siteBuild(document, async () => new Response(text, { status }))).toBe(build);
});

it('a site that does not answer is out of reach', async () => {
  const refuse = () => Promise.reject(new TypeError('Failed to fetch'));
  expect(await siteBuild(document, refuse)).toBe('unreachable');
});

it('several files that are missing are told of once, with a way out', async () => {
  const notify = vi.fn<Verbs['notify']>();
  const reload = vi.fn<() => void>();
  tellMissingParts(
    { notify },
    'Nothing is lost: your document is kept.',
    async () => 'newer',
    reload,
  );
  window.dispatchEvent(new Event('vite:preloadError'));
  window.dispatchEvent(new Event('vite:preloadError'));
  await vi.waitFor(() => expect(notify).toHaveBeenCalledOnce());
  expect(notify).toHaveBeenCalledWith(
    {
      tone: 'bad',
      text: expect.stringContaining('Reload the page'),
      action: { label: 'Reload', run: reload },
    },
    expect.any(String),
  );
});
