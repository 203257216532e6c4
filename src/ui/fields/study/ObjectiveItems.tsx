import { Target } from 'lucide-react';
import {
  DIRECTION_WORDS,
  dropObjective,
  makeObjective,
} from '../../../editing/study/changeObjectives.ts';
import { MenuItem } from '../../kit/menu/Menu.tsx';
import { useObjective } from './useObjective.ts';
import { useStudyEdit } from './useStudyEdit.ts';

/** Lets a study look at a field, turns the way that is better, or looks at it no more. */
export function ObjectiveItems({
  component,
  field,
}: {
  readonly component: string;
  readonly field: string;
}) {
  const edit = useStudyEdit();
  const { study, direction, name } = useObjective(component, field);
  const make = (next: 'min' | 'max') =>
    edit(makeObjective, { study: study?.name ?? null, component, field, direction: next });
  const icon = <Target aria-hidden />;
  if (study === null || direction === null) {
    return (
      <MenuItem icon={icon} onClick={() => make('max')}>
        Make it an objective
      </MenuItem>
    );
  }
  const other = direction === 'max' ? 'min' : 'max';
  return (
    <>
      <MenuItem icon={icon} onClick={() => make(other)}>
        {`Look for it ${DIRECTION_WORDS[other]}`}
      </MenuItem>
      <MenuItem icon={icon} onClick={() => edit(dropObjective, { study: study.name, name })}>
        No objective any more
      </MenuItem>
    </>
  );
}
