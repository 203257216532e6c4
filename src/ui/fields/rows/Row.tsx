import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { usePlace } from '../FormScope.ts';
import { noteIds, Notes } from '../Notes.tsx';

interface Props {
  readonly path: string;
  readonly className: string | undefined;
  /** Accessible name of the button that takes the row away. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** Stands before that button. */
  readonly menu?: ReactNode;
  readonly children: (note: {
    readonly describedBy: string | undefined;
    readonly invalid: boolean;
  }) => ReactNode;
}

/** A row of a list or a map: what it holds, a way to remove it, and below what is wrong with it. */
export function Row({ path, className, removeLabel, onRemove, menu, children }: Props) {
  const { problems } = usePlace(path);
  const id = useId();
  const invalid = problems.length > 0;
  return (
    <div className={className} data-row data-menu={menu ? '' : undefined}>
      {children({ describedBy: noteIds(id, problems), invalid })}
      {menu}
      <IconButton label={removeLabel} side="left" onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
      <Notes id={id} problems={problems} />
    </div>
  );
}
