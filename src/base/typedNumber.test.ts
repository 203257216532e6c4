import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { typedNumber } from './typedNumber.ts';

const read = (text: string, unit?: string) => {
  const typed = typedNumber(text, unit);
  return typed.kind === 'number' ? typed.value : typed.kind === 'unclear' ? typed.offers : null;
};

describe('a number as people type it', () => {
  test.each([
    ['12', 12],
    [' -3 ', -3],
    ['+4', 4],
    ['\u22123', -3],
    ['\u20133', -3],
    ['- 3', -3],
    ['.5', 0.5],
    [',5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1.5E-2', 0.015],
    ['1,5e3', 1500],
    ['3×10^4', 30000],
    ['2,5', 2.5],
    ['0,200', 0.2],
    ['1234,567', 1234.567],
    ['1.200', 1.2],
    ['1.200,5', 1200.5],
    ['1,200.5', 1200.5],
    ['1.200.000', 1200000],
    ['1,200,000', 1200000],
    ['1,00,000', 100000],
    ['1 200', 1200],
    ['1\u00A0200', 1200],
    ['1\u202F200,5', 1200.5],
    ['1\u2009200\u2009000', 1200000],
    ['1 200,500', 1200.5],
    ['1’200.50', 1200.5],
    ["1'200", 1200],
    ['1_000', 1000],
    ['½', 0.5],
    ['-2¾', -2.75],
    ['٣', 3],
    ['١٢٫٥', 12.5],
    ['१२', 12],
    ['\uFF11\uFF12\uFF0E\uFF15', 12.5],
    ['\u200B7\uFEFF', 7],
    ['inf', Infinity],
    ['-.inf', -Infinity],
    ['−∞', -Infinity],
    ['nan', Number.NaN],
  ] as const)('%j is %j', (text, value) => expect(read(text)).toEqual(value));

  test.each([
    ['1,200', [1200, 1.2]],
    ['-12,345', [-12345, -12.345]],
    ['50%', [0.5, 50]],
    ['٥٠٪', [0.5, 50]],
  ] as const)('%j can be %j', (text, offers) => expect(read(text)).toEqual(offers));

  test.each([
    '',
    '-',
    '.',
    ',',
    '1 2',
    '1 20',
    '12 00',
    '1,2,3',
    '1.2.3',
    '1,2.5',
    '5²',
    '1e',
    'e3',
    '0x10',
    '20 m',
    '1 200 0',
    '1,200.300,5',
  ])('%j is none', (text) => expect(read(text)).toBeNull());

  test('its own unit may stand behind it, another one not', () => {
    expect(read('20 °C', '°C')).toBe(20);
    expect(read('20m', 'm')).toBe(20);
    expect(read('50 %', '%')).toBe(50);
    expect(read('20 °F', '°C')).toBeNull();
  });

  property.prop([fc.double({ noDefaultInfinity: true, noNaN: true })])(
    'a number reads back as it is written here',
    (value) => {
      expect(read(String(value))).toBe(Number(String(value)));
    },
  );

  property.prop([
    fc.integer({ min: 10_000, max: 1e12 }),
    fc.constantFrom('de', 'fr', 'de-CH', 'en', 'ar-EG', 'hi', 'ru'),
  ])(
    'a number in the writing of a language is that number, or said to be unclear',
    (value, language) => {
      const typed = read(new Intl.NumberFormat(language).format(value + 0.5));
      expect(typed).toBe(value + 0.5);
      const whole = typedNumber(new Intl.NumberFormat(language).format(value));
      const offers =
        whole.kind === 'unclear' ? whole.offers : whole.kind === 'number' ? [whole.value] : [];
      // A single point is a decimal one here: it is shown so everywhere.
      if (language !== 'de' || value >= 1e6) expect(offers).toContain(value);
    },
  );
});
