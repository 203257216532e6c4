import { fullName } from '../../../model/tune/fullName.ts';
import { useStudy } from './useStudy.ts';

/** Whether the study looks at a field, and which way is better there. */
export function useObjective(component: string, field: string) {
  const study = useStudy();
  const at =
    study?.parts.objectives.findIndex(
      (one) => one.object_name === component && one.field_name === field,
    ) ?? -1;
  const found = study?.parts.objectives[at];
  return {
    study,
    /** Null: it is no objective. */
    direction: found === undefined ? null : (study?.parts.directions[at] ?? 'max'),
    name: found === undefined ? '' : fullName(found),
  };
}
