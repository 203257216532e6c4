import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readModelText } from '../formats/index.ts';
import { specOf } from '../model/index.ts';

/* What the examples with code say, against what follows from their equations. */

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLES = join(ROOT, 'public/examples');
const elsewhere = mkdtempSync(join(tmpdir(), 'patchbay-examples-'));

function patchbay(...args: readonly string[]): string {
  const command = [join(ROOT, '.scripts/patchbay.mjs'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: elsewhere,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

interface Report {
  readonly components: Readonly<
    Record<string, { readonly exports: Readonly<Record<string, unknown>> }>
  >;
  readonly series: Readonly<Record<string, readonly number[]>>;
}

function run(id: string, ...args: readonly string[]) {
  const text = patchbay('run', join(EXAMPLES, id, 'model.yaml'), '--json', '--record-all', ...args);
  const report = JSON.parse(text) as Report;
  const of = (field: string) => {
    const series = report.series[field];
    if (series === undefined) throw new Error(`${id} has no series of ${field}.`);
    return series;
  };
  return { report, of };
}

describe('predictive-controller', () => {
  test('the tank follows its equation, and the prediction is what comes a dead time later', () => {
    const { of } = run('predictive-controller');
    const [power, predicted] = [of('controller.power'), of('controller.predicted')];
    const temperature = of('tank.temperature');
    let now = 18;
    for (const [minute, measured] of temperature.entries()) {
      now += 0.08 * (power[minute - 12] ?? 0) - 0.02 * (now - 18);
      expect(measured).toBeCloseTo(now, 9);
    }
    for (const [minute, later] of temperature.slice(11).entries())
      expect(predicted[minute]).toBeCloseTo(later, 9);
    // At rest the heater gives what is lost: 0.02 * (50 - 18) / 0.08, and as much for 62.
    expect(power[239]).toBeCloseTo(8, 3);
    expect(power[479]).toBeCloseTo(11, 3);
    expect(Math.max(...temperature)).toBeLessThan(62.1);
    expect(of('energy.y')[479]).toBeCloseTo(
      power.slice(0, 467).reduce((sum, one) => sum + one / 60, 0),
      9,
    );
  });

  test('one that knows nothing of the dead time swings, as its note says', () => {
    const { of } = run('predictive-controller', '--set', 'controller.dead_time=0');
    const late = of('tank.temperature').slice(120, 240);
    expect(Math.max(...late) - Math.min(...late)).toBeGreaterThan(10);
  });
});

test('flood-watch: the book of the warden is what the formula of the river says', () => {
  const { report, of } = run('flood-watch');
  const level = (day: number) =>
    2 + Math.sin((2 * Math.PI * day) / 90) + 0.7 * Math.sin((2 * Math.PI * day) / 37);
  const book: number[][] = [];
  let since: number | null = null;
  let day = 0;
  for (; book.length < 5; day++) {
    if (since === null && level(day) > 3) since = day;
    else if (since !== null && level(day) < 2.2) {
      book.push([since, day - since]);
      since = null;
    }
  }
  expect(report.components['warden']?.exports).toEqual({ book });
  expect(of('gauge.reading').length).toBe(day);
  const days = of('gauge.alarm').filter((alarm) => alarm === 1).length;
  expect(days).toBe(book.reduce((sum, [, lasted = 0]) => sum + lasted, 0));
});

describe('savings-script', () => {
  test('balances are those of the formula for savings', () => {
    const { report, of } = run('savings-script');
    // Each deposit has grown since its month: a geometric series.
    const saved = (rate: number, fee: number, months: number) => {
      const q = 1 + rate / 12;
      return (250 * (1 - fee) * q * (q ** months - 1)) / (q - 1);
    };
    for (const month of [1, 12, 100, 240]) {
      expect(of('savings.balance')[month - 1]).toBeCloseTo(saved(0.02, 0, month), 6);
      expect(of('fund.balance')[month - 1]).toBeCloseTo(saved(0.05, 0.06, month), 6);
    }
    const months = Array.from({ length: 240 }, (_, at) => at + 1);
    const first = months.find((n) => saved(0.05, 0.06, n) > saved(0.02, 0, n));
    expect(report.components['lead']?.exports).toEqual({ first_month: first });
  });

  test('its model is what the script builds', () => {
    const built = patchbay('convert', join(EXAMPLES, 'savings-script/savings.py'), '--to', 'yaml');
    const [script, model] = [
      built,
      readFileSync(join(EXAMPLES, 'savings-script/model.yaml'), 'utf8'),
    ].map((text) => {
      const read = readModelText(text, 'savings');
      if (!read.ok) throw new Error(read.error[0]?.message);
      const { components, connectors } = specOf(read.value).plugboard.process.args;
      return { components, connectors };
    });
    expect(script).toEqual(model);
  });
});

test('oscillator: the swing is that of its equation, and its error falls with the fourth power of dt', () => {
  // Damped: from 1 m at rest, x = e^(-zeta omega t) (cos(w t) + zeta omega / w sin(w t)).
  const [omega, zeta] = [2, 0.08];
  const w = omega * Math.sqrt(1 - zeta ** 2);
  const swing = (t: number) =>
    Math.exp(-zeta * omega * t) * (Math.cos(w * t) + ((zeta * omega) / w) * Math.sin(w * t));
  const worst = (dt: number) => {
    const { of } = run('oscillator', '--set', `mass.dt=${dt}`);
    const errors = of('mass.x')
      .slice(0, 10 / dt)
      .map((x, n) => Math.abs(x - swing(n * dt)));
    return Math.max(...errors);
  };
  const [coarse, fine] = [worst(0.1), worst(0.05)];
  expect(coarse).toBeLessThan(1e-4);
  expect(coarse / fine).toBeGreaterThan(14);
  expect(coarse / fine).toBeLessThan(18);
});
