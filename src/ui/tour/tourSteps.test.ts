import { expect, it } from 'vitest';
import { catalogue } from '../../library/index.ts';
import { emptyDocument, specOf, validateProcess } from '../../model/index.ts';
import { nextStep, TOUR } from './tourSteps.ts';

const idle = { phase: { kind: 'idle' } } as const;

it('builds a model that is valid, a step after the other', () => {
  let document = emptyDocument('tour');
  TOUR.forEach((step, i) => {
    expect(nextStep({ document, run: idle })).toBe(i);
    if (step.edit !== null) document = step.edit(document, catalogue).document;
  });
  expect(
    validateProcess(specOf(document), catalogue).filter((p) => p.severity === 'error'),
  ).toEqual([]);
  const ended = { phase: { kind: 'ended', status: 'completed', error: null } } as const;
  expect(nextStep({ document, run: ended })).toBe(TOUR.length);
  expect(TOUR).toHaveLength(5);
});

it('counts what was done in another way or another order', () => {
  const empty = emptyDocument('tour');
  const document = TOUR[1]?.edit?.(empty, catalogue).document ?? empty;
  expect(nextStep({ document, run: idle })).toBe(0);
});
