import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { isLocalHost, readOutsideAddress, readOutsideRequest } from './outside.ts';

const parse = (text: string): URL => new URL(text);
const REQUEST = { url: 'https://a.example/', method: 'GET', headers: [['x', 'y']], body: null };

describe('an address outside', () => {
  it.each([
    ['https://a.example', 'https://a.example', 'https://a.example/'],
    ['HTTPS://A.Example:443/x', 'https://a.example', 'https://a.example/x'],
    ['http://a.example:8080', 'http://a.example:8080', 'http://a.example:8080/'],
    ['https://ä.example', 'https://xn--4ca.example', 'https://xn--4ca.example/'],
    ['https:\\\\a.example\\@b.example', 'https://a.example', 'https://a.example/@b.example'],
    ['http://2130706433/', 'http://127.0.0.1', 'http://127.0.0.1/'],
    ['http://[::FFFF:127.0.0.1]/', 'http://[::ffff:7f00:1]', 'http://[::ffff:7f00:1]/'],
  ])('%s is %s', (text, origin, url) => {
    expect(readOutsideAddress(text, parse)).toEqual({ ok: true, value: { origin, url } });
  });

  it.each([
    ...['', '/x', '//a.example', 'a.example', 'https://', 'file:///etc/passwd', 'data:,x'],
    ...['javascript:1', 'blob:https://a.example/1', 'ws://a.example', 'https://a@b.example'],
    ...['https://a:b@c.example', 'https://a.example.', 'http://a b', 'about:blank'],
  ])('“%s” is none', (text) => {
    expect(readOutsideAddress(text, parse).ok).toBe(false);
  });

  it('is local by the name of its host', () => {
    const local = [
      ...['localhost', 'a.localhost', 'printer', 'nas.local', '127.0.0.1', '10.1.2.3', '0.0.0.0'],
      ...[
        '192.168.0.1',
        '172.16.0.1',
        '172.31.9.9',
        '169.254.169.254',
        '100.64.0.1',
        '[::1]',
        '[::]',
      ],
      ...['[fd00::1]', '[fe80::1]', '[::ffff:7f00:1]', 'router.home.arpa', 'x.internal'],
    ];
    const others = [
      'a.example',
      '8.8.8.8',
      '172.32.0.1',
      '100.128.0.1',
      '[2001:db8::1]',
      '1270.example',
    ];
    expect(local.filter((host) => !isLocalHost(host))).toEqual([]);
    expect(others.filter(isLocalHost)).toEqual([]);
  });
});

describe('a request', () => {
  it('is read with its parts', () => {
    expect(readOutsideRequest(REQUEST)).toEqual(REQUEST);
    const body = new Uint8Array([1, 2]);
    expect(readOutsideRequest({ ...REQUEST, body })).toEqual({ ...REQUEST, body });
  });

  it.each([
    ['no object', null],
    ['a url that is none', { ...REQUEST, url: { toString: () => 'https://a.example' } }],
    ['a url without an end', { ...REQUEST, url: `https://${'a'.repeat(LIMITS.url)}` }],
    ['headers of objects', { ...REQUEST, headers: { x: 'y' } }],
    ['too many headers', { ...REQUEST, headers: Array(LIMITS.headers + 1).fill(['a', 'b']) }],
    ['a header of one part', { ...REQUEST, headers: [['a']] }],
    ['a body of text', { ...REQUEST, body: 'text' }],
    ['too large a body', { ...REQUEST, body: new Uint8Array(LIMITS.sentBytes + 1) }],
    ['shared memory', { ...REQUEST, body: new Uint8Array(new SharedArrayBuffer(4)) }],
    ['parts that are inherited', Object.create(REQUEST) as object],
  ])('with %s is none', (_, value) => {
    expect(readOutsideRequest(value)).toBe(undefined);
  });
});
