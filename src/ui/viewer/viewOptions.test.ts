import { expect, test } from 'vitest';
import { VIEW } from '../../app/viewPattern.ts';
import { readViewOptions } from './viewOptions.ts';

test('an address asks for the editor, a frame or a presentation', () => {
  expect(readViewOptions('')).toBe(null);
  expect(readViewOptions('?view=other&example=x')).toBe(null);
  expect(readViewOptions('?embed=off')).toBe(null);
  expect(readViewOptions('?embed')).toEqual({
    kind: 'embed',
    controls: true,
    plots: true,
    theme: 'system',
  });
  expect(readViewOptions('?view=present&controls=off&plots=off&theme=dark')).toEqual({
    kind: 'present',
    controls: false,
    plots: false,
    theme: 'dark',
  });
  expect(readViewOptions('?embed=1&plots=a.y,%20b.y,&theme=pink&autoplay=on')).toMatchObject({
    plots: ['a.y', 'b.y'],
    theme: 'system',
  });
});

test('the page begins with what its options are read from', () => {
  for (const search of [
    ...['', '?', '?embed', '?embed=', '?embed=on', '?embed=off', '?embed=0', '?x&embed&y'],
    ...[
      '?view=present',
      '?view=presents',
      '?view=',
      '?embedded',
      '?preview=present',
      '?example=embed',
    ],
    ...['?embed=offline', '?EMBED', '?embed=off&view=present', '?a=b&view=present'],
  ])
    expect([search, VIEW.test(search)]).toEqual([search, readViewOptions(search) !== null]);
});
