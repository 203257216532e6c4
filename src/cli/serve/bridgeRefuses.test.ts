import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BYTES } from '../../testing/ray/attempts/bytes.ts';
import { STRANGERS } from '../../testing/ray/attempts/strangers.ts';
import { TARGETS } from '../../testing/ray/attempts/targets.ts';
import { type ServedBridge, servedBridge } from '../../testing/ray/servedBridge.ts';

let bridge: ServedBridge;

beforeAll(async () => {
  bridge = await servedBridge();
});

afterAll(() => bridge.close());

describe.each([
  ['who asks, by which name, with which token', STRANGERS],
  ['where a request shall lead, and by which method', TARGETS],
  ['odd bodies, lengths, headers and versions', BYTES],
])('the bridge to Ray looks at %s:', (_, attempts) => {
  it.each(attempts)('refuses %s, and Ray hears nothing of it', async (_name, attempt, refused) => {
    const before = bridge.ray.heard.length;
    const { status, text } = await attempt(bridge);

    expect(refused).toContain(status);
    expect(text).not.toContain('ray_version');
    expect(bridge.ray.heard.length).toBe(before);
  });
});
