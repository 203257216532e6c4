import { type Json, toJsonText } from '../../base/json.ts';
import { numberText } from '../../base/numberText.ts';
import type { StudyShown } from '../../stores/api.ts';
import type { TrialColumn } from '../../study/index.ts';

/** A column of trials as the panel shows it. */
export interface ViewColumn extends TrialColumn {
  /** What stands over it: as short as it can be told from the others. */
  readonly title: string;
  /** It varies by orders of magnitude. */
  readonly isLog: boolean;
}

const TITLES = { number: 'Trial', status: 'Status', seconds: 'Seconds', error: 'Message' } as const;

/** The columns of a study's trials. */
export function columnsOf({ study, trials }: Pick<StudyShown, 'study' | 'trials'>) {
  const titles = titlesOf(trials.columns.map(({ name }) => name));
  return trials.columns.map((column, at): ViewColumn => {
    const { name, role } = column;
    const range = study.dimensions.find((one) => one.name === name)?.range;
    const isValue = role === 'argument' || role === 'objective';
    return {
      ...column,
      title: isValue ? (titles[at] ?? name) : TITLES[role],
      isLog: role === 'argument' && range?.kind === 'log',
    };
  });
}

/** A title longer than this loses letters of its component. */
const LONG_TITLE = 28;
/** As many letters of a component are kept at least. */
const LEAST_OWNER = 4;

/**
 * `component.tank.arg.volume` is `tank.volume` where no other is called so; a long name of a component gives
 * way to the field's, by which those of one component are told apart.
 */
export function titlesOf(names: readonly string[]): readonly string[] {
  const titles = uncutTitles(names);
  const cut = titles.map((title) => {
    const dot = title.indexOf('.');
    const kept = Math.max(LEAST_OWNER, LONG_TITLE - 1 - (title.length - dot));
    return title.length <= LONG_TITLE || kept >= dot
      ? title
      : `${title.slice(0, kept)}…${title.slice(dot)}`;
  });
  return titles.map((title, i) => {
    const isOnly = cut.every((other, j) => other !== cut[i] || i === j);
    return isOnly ? (cut[i] ?? title) : title;
  });
}

function uncutTitles(names: readonly string[]): readonly string[] {
  const short = names.map((name) => {
    const [type, owner, , ...field] = name.split('.');
    return type === 'process' ? field.join('.') : [owner, ...field].join('.');
  });
  return short.map((title, i) => {
    const isOnly = short.every((other, j) => other !== title || i === j);
    return isOnly && title !== '' ? title : (names[i] ?? '');
  });
}

/** A value in few characters. */
export function shownValue(value: Json): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? toJsonText(value) : String(value);
}

/**
 * The value of a column in a row, in few characters.
 *
 * @param digits that count in a number that is not whole
 */
export function cellOf({ categories, numbers }: ViewColumn, row: number, digits = 6): string {
  const number = numbers[row] ?? Number.NaN;
  if (categories !== null) return shownValue(categories[number] ?? null);
  return Number.isNaN(number) ? '' : numberText(number, digits);
}
