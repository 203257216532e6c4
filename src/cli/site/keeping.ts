import type { FolderFile } from '../env.ts';

/** Bytes of models that are kept before anybody opened them, the first ones of the gallery. */
const MOST_AT_ONCE = 20 * 1024 * 1024;

/**
 * What is written behind an editor's service worker, so that it keeps the models of a site for the time
 * without a network. With one, the newest is shown: a site is made anew more often than an editor is.
 *
 * @param files none of those that the worker keeps by itself
 */
export function keeping(files: readonly FolderFile[]): string {
  let room = MOST_AT_ONCE;
  const first = files.filter(({ bytes }) => (room -= bytes.length) >= 0);
  const paths = (some: readonly FolderFile[]) => JSON.stringify(some.map(({ path }) => path));
  return `
(() => {
  const at = (path) => new URL(path, self.registration.scope).href;
  const open = () => caches.open('patchbay-site ' + self.registration.scope);
  const all = new Set(${paths(files)}.map(at));
  self.addEventListener('install', (event) => {
    const keep = (cache) => (path) => cache.add(new Request(at(path), { cache: 'reload' })).catch(() => {});
    event.waitUntil(open().then((cache) => Promise.all(${paths(first)}.map(keep(cache)))));
  });
  self.addEventListener('activate', (event) => {
    const gone = ({ url }) => !all.has(url);
    const tidy = (cache) => (old) => Promise.all(old.filter(gone).map((one) => cache.delete(one)));
    event.waitUntil(open().then((cache) => cache.keys().then(tidy(cache))));
  });
  self.addEventListener('fetch', (event) => {
    const url = event.request.url.split(/[?#]/)[0];
    if (event.request.method !== 'GET' || !all.has(url)) return;
    const kept = () => open().then((cache) => cache.match(url));
    const put = (answer) => open().then((cache) => cache.put(url, answer)).catch(() => {});
    event.respondWith(
      fetch(event.request).then(
        (answer) => {
          if (answer.status === 200) event.waitUntil(put(answer.clone()));
          return answer;
        },
        () => kept().then((answer) => answer ?? Response.error()),
      ),
    );
  });
})();
`;
}
