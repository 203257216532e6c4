// A server of our own for those who look at the pages by a program: pictures, benchmarks.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts what `npm start` starts and waits for the line with the address.
 *
 * @param {string[]} [args] `--folder=DIR` serves another folder than the editor's
 */
export async function serve(args = []) {
  const port = await freePort();
  const child = spawn(process.execPath, ['.scripts/start.mjs', ...args], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
    child.stdout.on('data', (data) => String(data).includes(`:${port}`) && resolve());
  });
  return { url: `http://localhost:${port}/`, stop: () => child.kill() };
}
