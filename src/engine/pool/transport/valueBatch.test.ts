import { fc, test } from '@fast-check/vitest';
import { expect, test as plainTest } from 'vitest';
import { Channel } from '../../channels/channel.ts';
import { buffersOf, bytesOf, countOf, takeBatch, valuesOf } from './valueBatch.ts';

function channelOf(values: readonly unknown[]): Channel {
  const channel = new Channel('a.x', { wake: () => undefined }, Infinity);
  for (const value of values) channel.push(value);
  return channel;
}

/** Everything that a channel holds, sent batch by batch. */
function sent(values: readonly unknown[]) {
  const channel = channelOf(values);
  const got: unknown[] = [];
  while (channel.size > 0) {
    const batch = takeBatch(channel, Infinity);
    const arrived = structuredClone(batch, { transfer: [...buffersOf(batch)] });
    expect(valuesOf(arrived, null)).toHaveLength(countOf(arrived));
    got.push(...valuesOf(arrived, null));
  }
  return got;
}

const numbers = fc.array(fc.double(), { minLength: 60, maxLength: 3_000 });
const anything = fc.oneof(
  fc.double(),
  fc.string(),
  fc.jsonValue(),
  numbers,
  numbers.map((list) => Float64Array.from(list)),
  numbers.map((list) => Int16Array.from(list.slice(1)).subarray(1)),
  numbers.map((list) => new DataView(Float32Array.from(list).buffer, 4)),
  numbers.map((list) => Float64Array.from(list).buffer),
  numbers.map((list) => [...list, 'end']),
  numbers.map((list) => ({ list })),
);

test.prop([fc.array(anything, { maxLength: 30 })], { numRuns: 100 })(
  'POOL-6 whatever is sent arrives as it was, and the sender keeps what it sent',
  (values) => {
    const before = structuredClone(values);
    expect(sent(values)).toEqual(before);
    expect(values).toEqual(before);
  },
);

plainTest('POOL-6 the same array sent twice is one array on the other side', () => {
  const array = new Float64Array(10_000).fill(3);
  const list = Array.from(array);
  const [a, b, c, d] = sent([array, array, list, list]);
  expect(a).toBe(b);
  expect(c).toBe(d);
  expect(a).toEqual(array);
  expect(c).toEqual(list);
});

plainTest('CHAN-5 a batch ends when it is large, but holds one value at least', () => {
  const large = new Float64Array(1024 * 1024);
  const channel = channelOf([large, large.slice(), 1, 2]);
  expect(channel.isFull).toBe(true);
  const batch = takeBatch(channel, Infinity);
  expect([countOf(batch), bytesOf(batch)]).toEqual([1, large.byteLength]);
  expect(channel.isFull).toBe(false);
});
