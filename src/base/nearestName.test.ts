import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { nearestName } from './nearestName.ts';

const free = () => false;

test.each([
  ['my tank', 'my_tank'],
  ['Behälter 1', 'Behalter_1'],
  ['Großer Kühler', 'Grosser_Kuhler'],
  ['2nd', '_2nd'],
  [' pump. ', 'pump'],
  ['a.b', 'a_b'],
  ['ﬁlter', 'filter'],
  ['水', null],
  ['—', null],
])('%j is near to %j', (text, name) => expect(nearestName(text, free)).toBe(name));

test('a dash stays where it may stand', () => {
  expect(nearestName('feed-pump', free, true)).toBe('feed-pump');
  expect(nearestName('feed-pump', free)).toBe('feed_pump');
});

test('a name that is taken gets the next number', () => {
  const taken = (name: string) => ['tank', 'tank2', 'pump7'].includes(name);
  expect(nearestName('tank', taken)).toBe('tank3');
  expect(nearestName('pump7', taken)).toBe('pump8');
});

property.prop([fc.string({ unit: 'grapheme' }), fc.boolean()])(
  'what is offered is a name',
  (text, dash) => {
    const name = nearestName(text, free, dash);
    if (name !== null) expect(name).toMatch(dash ? /^[a-zA-Z_][\w-]*$/ : /^[a-zA-Z_]\w*$/);
  },
);
