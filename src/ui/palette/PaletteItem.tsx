import { useId, type DragEvent, type KeyboardEvent } from 'react';
import type { ComponentType } from '../../model/index.ts';
import { CategoryIcon } from '../kit/CategoryIcon.tsx';
import { Tooltip } from '../kit/Tooltip.tsx';
import styles from './Palette.module.css';

const TYPE = 'application/x-patchbay-component';

export interface PaletteItemProps {
  readonly type: ComponentType;
  readonly onAdd: (type: string) => void;
}

/** One component type: dragged to the canvas, or pressed to stand in its middle. */
export function PaletteItem({ type, onAdd }: PaletteItemProps) {
  const about = useId();
  // One's own code may say nothing of a component.
  const summary = type.summary || type.type;
  function drag(event: DragEvent<HTMLElement>) {
    event.dataTransfer.setData(TYPE, type.type);
    event.dataTransfer.effectAllowed = 'copy';
  }
  function key(event: KeyboardEvent<HTMLElement>) {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    // With Ctrl or Alt they are keys of the whole screen, such as that of Run.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onAdd(type.type);
  }
  // Not every browser drags a `button`.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role */
  return (
    <li>
      <Tooltip text={summary} side="right">
        <div
          role="button"
          tabIndex={0}
          draggable
          className={styles.item}
          aria-describedby={about}
          data-palette-type={type.type}
          onClick={() => onAdd(type.type)}
          onKeyDown={key}
          onDragStart={drag}
        >
          <CategoryIcon category={type.category} />
          <span className={styles.name}>{type.label}</span>
        </div>
      </Tooltip>
      <span id={about} hidden>
        {summary}
      </span>
    </li>
  );
}
