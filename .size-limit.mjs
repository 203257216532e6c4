import { readFileSync } from 'node:fs';

/** What the page asks for before anything can be done with it: its script and what that imports at once. */
function firstScripts() {
  const html = readFileSync('dist/index.html', 'utf8');
  const tags = html.match(/<(script|link)[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || tag.includes('rel="modulepreload"'))
    .flatMap((tag) => /(?:src|href)="\.\/([^"]+\.js)"/.exec(tag)?.[1] ?? [])
    .map((file) => `dist/${file}`);
}

export default [{ name: 'First scripts', path: firstScripts(), gzip: true, limit: '300 kB' }];
