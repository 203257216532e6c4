import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../base/result.ts';
import { machine } from '../../testing/cli/machine.ts';
import type { CliEnv } from '../env.ts';
import { main } from '../main.ts';
import type { WhatToServe } from '../serve/ServedEditor.ts';

const BUILT = { PATCHBAY_EDITOR: '/work/dist' };

/** Runs the command until somebody ends it at once. */
async function serving(
  args: readonly string[],
  answer?: CliEnv['serveEditor'],
  variables: Readonly<Record<string, string>> = {},
) {
  const { env, out, err } = machine({}, { variables: { ...BUILT, ...variables } });
  const asked: WhatToServe[] = [];
  const code = await main(['serve', ...args], {
    ...env,
    serveEditor: async (what) => {
      asked.push(what);
      if (answer !== undefined) return answer(what);
      return ok({ port: 4711, token: 'f00d', close: () => Promise.resolve() });
    },
    onInterrupt: (stop) => {
      stop();
      return () => undefined;
    },
  });
  return { code, asked, out: out(), err: err() };
}

describe('patchbay serve', () => {
  it('prints an address that holds the key, behind the part that is sent to servers', async () => {
    const { code, asked, out } = await serving([]);

    expect(code).toBe(0);
    expect(asked).toEqual([
      { folder: '/work/dist', ray: 'http://127.0.0.1:8265', authorization: null, port: 4173 },
    ]);
    expect(out).toContain('http://localhost:4711/#ray=f00d\n');
  });

  it('shows Ray its token', async () => {
    const { asked, out } = await serving([], undefined, { RAY_AUTH_TOKEN: 'secret' });

    expect(asked[0]).toMatchObject({ authorization: 'Bearer secret' });
    expect(out).not.toContain('secret');
  });

  it('takes another Ray and another port', async () => {
    const { asked } = await serving(['--ray', 'https://ray.example/head', '--port', '0']);

    expect(asked[0]).toMatchObject({ ray: 'https://ray.example/head', port: 0 });
  });

  it.each([
    [{ RAY_API_SERVER_ADDRESS: 'http://head:8265' }, 'http://head:8265'],
    [{ RAY_ADDRESS: 'http://head:8265' }, 'http://head:8265'],
    [{ RAY_ADDRESS: 'auto' }, 'http://127.0.0.1:8265'],
  ])('takes the Ray of %j, as submit does', async (variables, ray) => {
    const { asked } = await serving([], undefined, variables);

    expect(asked[0]).toMatchObject({ ray });
  });

  it.each([
    [['--ray', 'ray://127.0.0.1:10001'], 'Jobs go to the dashboard'],
    [['--ray', 'http://a/?x=1'], 'is no address of a dashboard'],
    [['--port', '70000'], '--port goes up to 65535'],
    [['--port', 'x'], '--port takes a whole number'],
    [['model.yaml'], 'too much'],
  ])('refuses %j', async (args, words) => {
    const { code, asked, err } = await serving(args);

    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain(words);
  });

  it('says that its port is taken', async () => {
    const { code, err } = await serving([], () => Promise.resolve(fail('EADDRINUSE')));

    expect(code).toBe(1);
    expect(err).toBe('Port 4173 is taken. Name another one: --port 4174\n');
  });
});
