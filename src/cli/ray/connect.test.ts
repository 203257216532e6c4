import { describe, expect, it } from 'vitest';
import { machine } from '../../testing/cli/machine.ts';
import { accessTo } from './connect.ts';

type Variables = Readonly<Record<string, string>>;

const HOME = { HOME: '/work/home' };
const FILES = { 'home/.ray/auth_token': 'usual\n', 'other/token': 'other' };
const NONE = 'http://127.0.0.1:8265';

/** What is shown to Ray; the message where it cannot be found out. */
async function shown(address: string | null, variables: Variables, files: Variables = FILES) {
  const access = await accessTo(address, machine(files, { variables }).env);
  return access.ok ? access.value.authorization : access.error;
}

describe('the token of a Ray', () => {
  it.each([
    ['a Ray of this machine', NONE, 'Bearer usual'],
    ['the usual address', null, 'Bearer usual'],
    ['this machine by name', 'http://localhost:8265/', 'Bearer usual'],
    ['this machine in IPv6', 'http://[::1]:8265', 'Bearer usual'],
    ['a Ray elsewhere', 'https://ray.example', null],
    ['a name that begins as this machine', 'http://localhost.evil.example:8265', null],
    ['an address that begins as this machine', 'http://127.0.0.1.evil.example:8265', null],
  ])('is the one of this machine for %s alone, unless said: %j', async (_, address, token) => {
    expect(await shown(address, HOME)).toBe(token);
  });

  it('goes elsewhere where that is said', async () => {
    const far = 'https://ray.example';
    expect(await shown(far, { ...HOME, RAY_AUTH_MODE: 'TOKEN' })).toBe('Bearer usual');
    expect(await shown(far, { RAY_AUTH_TOKEN: ' own\n' })).toBe('Bearer own');
    expect(await shown(far, { RAY_AUTH_TOKEN_PATH: '/work/other/token' })).toBe('Bearer other');
  });

  it('is not shown where Ray has been told to want none, or where there is none', async () => {
    expect(await shown(NONE, { ...HOME, RAY_AUTH_MODE: 'disabled' })).toBeNull();
    expect(await shown(NONE, HOME, {})).toBeNull();
    expect(await shown(NONE, {})).toBeNull();
  });

  it('is asked for by name where it was named and is not there', async () => {
    expect(await shown(NONE, { ...HOME, RAY_AUTH_MODE: 'token' }, {})).toContain('auth_token');
    expect(await shown(NONE, { RAY_AUTH_TOKEN_PATH: '/work/gone' })).toContain('/work/gone');
  });
});
