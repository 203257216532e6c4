import { describe, expect, test } from 'vitest';
import type { ComponentView } from './graph.ts';
import { lookOf } from './look.ts';

const VIEW: ComponentView = {
  name: 'mixer',
  title: 'mixer',
  type: 'patchbay.Mixer',
  typeLabel: 'Mixer',
  hue: 'math',
  inputs: ['a', 'an_input_whose_name_is_far_too_long_for_the_card_that_it_stands_on'],
  outputs: ['y'],
  inputEvents: ['plant.events.Stop'],
  outputEvents: ['plant.events.Done'],
  headline: [],
  errors: 1,
  warnings: 2,
  disabled: false,
  faults: { inputs: { a: 'Nothing is connected.' }, outputs: {} },
  position: { x: 0, y: 0 },
  size: { width: 144, height: 160 },
  labels: 12,
};

describe('what a card shows, from near and from afar', () => {
  test('is each of its ports once, events below all fields', () => {
    const { ports } = lookOf(VIEW);

    expect(ports.map(({ side, id, row }) => [side, id, row])).toEqual([
      ['input', 'a', 0],
      ['input', VIEW.inputs[1], 1],
      ['output', 'y', 0],
      ['input', 'event:plant.events.Stop', 2],
      ['output', 'event:plant.events.Done', 2],
    ]);
    expect(ports.map(({ isEvent }) => isEvent)).toEqual([false, false, false, true, true]);
  });

  test('is a label as far as there is room, and all of it where the pointer rests', () => {
    const [faulty, long, short, event] = lookOf(VIEW).ports;

    expect(faulty).toMatchObject({ text: 'a', title: 'Nothing is connected.', isFaulty: true });
    expect(long?.text).toMatch(/…$/);
    expect(long?.title).toBe(VIEW.inputs[1]);
    expect(short).not.toHaveProperty('title');
    expect(event).toMatchObject({ text: 'Stop', title: 'Event plant.events.Stop' });
  });

  test('is the number of its problems in the colour of the worst', () => {
    expect(lookOf(VIEW).badge).toEqual({ text: '3', severity: 'error' });
    expect(lookOf({ ...VIEW, errors: 0 }).badge).toEqual({ text: '2', severity: 'warning' });
    expect(lookOf({ ...VIEW, errors: 0, warnings: 0 }).badge).toBeNull();
  });

  test('is the same record whoever asks', () => {
    expect(lookOf(VIEW)).toBe(lookOf(VIEW));
    expect(lookOf(VIEW).ports).toBe(lookOf(VIEW).ports);
  });
});
