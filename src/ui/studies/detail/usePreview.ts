import { useEffect, useMemo } from 'react';
import type { TrialPreview } from '../../../stores/api.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { cellOf, shownValue } from '../columns.ts';
import type { Trials } from '../useTrials.ts';

/** Draws the values of the trial that is looked at on the canvas, as long as it is; nothing is edited. */
export function usePreview(trials: Trials): void {
  const { verbs } = useStores();
  const { columns, current, shown } = trials;
  const { dimensions } = shown.study;
  const preview = useMemo((): TrialPreview | null => {
    const number = columns[0]?.numbers[current];
    if (current < 0 || number === undefined) return null;
    const values = dimensions.flatMap(({ name, field, current: own }) => {
      const column = columns.find((one) => one.name === name);
      if (column === undefined || field.object_name === null) return [];
      const now = own === undefined ? '' : `${shownValue(own)} → `;
      const text = `${field.field_name} ${now}${cellOf(column, current, 4)}`;
      return [{ component: field.object_name, text }];
    });
    return { title: `Trial ${number}`, values };
    // More trials do not change this one.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [columns[0]?.numbers[current], current, shown.id]);
  useEffect(() => {
    verbs.showPreview(preview);
    return () => verbs.showPreview(null);
  }, [verbs, preview]);
}
