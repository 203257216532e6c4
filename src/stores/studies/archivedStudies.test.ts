import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromRunJson, toRunJson } from '../../formats/archive/columns.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { settled } from '../../testing/stores/fakeTime.ts';
import { openTab, type TestTab } from '../../testing/stores/testStores.ts';
import { TUNED, tunedTab } from '../../testing/stores/tunedTab.ts';
import { AUTOSAVE_MS } from '../saving/saving.ts';

/** An archive with a study that was stopped after 25 of 40 trials, as version 807cb8c would have made it. */
const KEPT = join(import.meta.dirname, '../../testing/forms/studies.patchbay.zip');

/** What varies is a number and a choice, one of which is a map with a letter of another alphabet. */
const MODEL = TUNED.replace(
  '      num_samples',
  `      - {type: ray.tune.choice, object_type: component, object_name: k, field_type: arg, field_name: iters, categories: [3, {a: "é"}]}
      num_samples`,
);

async function answered(tab: TestTab, most = Infinity): Promise<void> {
  for (let left = most; left > 0; left -= 1) {
    const busy = tab.runClient.trialSandboxes.find(
      ({ isEnded, waiting }) => !isEnded && waiting.length > 0,
    );
    if (busy === undefined) return;
    busy.answer(1);
    await settled();
  }
}

async function goOn(tab: TestTab): Promise<void> {
  await settled();
  for (const sandbox of tab.runClient.trialSandboxes)
    if (!sandbox.isEnded) sandbox.listener.ready();
}

/** A tab with a study that was stopped after some trials. */
async function tabWithStudy(trials: number): Promise<TestTab> {
  const tab = await tunedTab(MODEL);
  await tab.verbs.startStudy('search');
  await goOn(tab);
  await answered(tab, trials);
  await tab.verbs.stopStudy();
  await tab.browser.time.advance(AUTOSAVE_MS);
  await settled();
  return tab;
}

const shown = (tab: TestTab) => tab.studies.getState().shown;
const trialsOf = (tab: TestTab) => {
  const { trials } = shown(tab) ?? {};
  return Array.from({ length: trials?.length ?? 0 }, (_, row) => trials?.trial(row));
};

async function opened(tab: TestTab, zip: Uint8Array): Promise<void> {
  await tab.verbs.importFiles([{ name: 'Tuned.patchbay.zip', bytes: zip }]);
  await settled();
}

test('an archive carries studies with their trials, which go on to the same end', async () => {
  const tab = await tabWithStudy(25);
  const [first, before] = [shown(tab), trialsOf(tab)];
  expect(before).toHaveLength(25);
  expect(await tab.verbs.leftOutOfYaml({ layout: true })).toContain('1 study');

  const made = await tab.verbs.exportArchive();
  expect(made).toMatchObject({ studies: 1, studiesLeft: 0 });
  await opened(tab, made.zip);

  expect(shown(tab)).toMatchObject({ status: 'stopped', count: 25, study: first?.study });
  expect(shown(tab)?.id).not.toBe(first?.id);
  expect(trialsOf(tab)).toEqual(before);
  await tab.verbs.continueStudy();
  await goOn(tab);
  await answered(tab);
  expect(shown(tab)).toMatchObject({ status: 'completed', count: 40 });
  const whole = trialsOf(tab);

  const other = await tabWithStudy(Infinity);
  expect(whole.map((trial) => trial?.arguments)).toEqual(
    trialsOf(other).map((trial) => trial?.arguments),
  );
});

test('all documents as one file carry them as well', async () => {
  const tab = await tabWithStudy(10);
  const before = trialsOf(tab);
  const zip = await tab.verbs.saveAll();
  const other = await openTab();
  await opened(other, zip);
  expect(trialsOf(other)).toEqual(before);
});

test('a study in an archive is read as hostile: what is none is left out, trials count up to the first bad one', async () => {
  const tab = await tabWithStudy(12);
  const { zip } = await tab.verbs.exportArchive();
  const path = 'Tuned/patchbay/study-1.json';
  const entries = unzipSync(zip);
  const good = fromRunJson(strFromU8(entries[path] ?? new Uint8Array())) as {
    readonly record: { readonly study: object };
    readonly trials: readonly { readonly numbers: readonly Float64Array[] }[];
  };
  const cases: readonly (readonly [unknown, number | null])[] = [
    [{ ...good, trials: [{ ...good.trials[0], numbers: [] }] }, 0],
    [{ ...good, trials: [...good.trials, 'x', ...good.trials] }, 12],
    [{ ...good, trials: 7 }, null],
    [{ ...good, record: { ...good.record, status: 'odd' } }, null],
    [{ ...good, record: { ...good.record, study: { ...good.record.study, samples: 1e9 } } }, null],
    [{ ...good, model: 'none' }, 12],
    [[], null],
    [null, null],
  ];
  for (const [value, count] of cases) {
    const bytes = zipSync({ ...entries, [path]: strToU8(toRunJson(value)) });
    await opened(tab, bytes);
    expect(shown(tab)?.count ?? null).toBe(count);
  }
});

test('an archive with studies of an earlier version opens', async () => {
  if (process.env['PATCHBAY_KEEP_FORMS'] !== undefined)
    writeFileSync(KEPT, (await (await tabWithStudy(25)).verbs.exportArchive()).zip);
  const tab = await openTab();
  await opened(tab, new Uint8Array(readFileSync(KEPT)));
  expect(shown(tab)).toMatchObject({ status: 'stopped', count: 25, length: 40, plan: 'search' });
  expect(trialsOf(tab).map((trial) => trial?.number)).toEqual([...Array(25).keys()]);
  expect(
    new Set(
      trialsOf(tab).map((trial) => JSON.stringify(trial?.arguments['component.k.arg.iters'])),
    ),
  ).toEqual(new Set(['3', '{"a":"é"}']));
});
