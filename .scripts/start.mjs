// `npm start`: builds the site when its sources changed, then serves dist/ and says where.
// Any static server will do as well; this one is here so that none has to be installed.
// `--folder=DIR` serves another folder as it is: a page that a benchmark compares with.
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { answerWithFile } from './staticFiles.mjs';

const port = Number(process.env.PORT ?? 4173);
const host = process.env.HOST ?? '127.0.0.1';
const named = process.argv.find((arg) => arg.startsWith('--folder='));
const folder = named ? resolve(named.slice('--folder='.length)) : await ensureBuilt('app');

const server = createServer((request, response) => {
  answerWithFile(folder, request, response).catch(() => response.destroy());
});
server.on('error', (error) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Name another one: PORT=${port + 1} npm start`
      : error.message,
  );
  process.exit(1);
});
server.listen(port, host, () => {
  console.log(`Patchbay is at http://localhost:${server.address().port}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
