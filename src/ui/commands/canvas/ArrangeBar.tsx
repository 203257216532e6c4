import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalDistributeCenter,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalDistributeCenter,
  Workflow,
  type LucideIcon,
} from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Command } from '../Command.ts';
import { COMMANDS } from '../table.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../../canvas/api/CanvasApi.ts';
import styles from './ArrangeBar.module.css';

const SHOWN: readonly (readonly [string, LucideIcon])[] = [
  ['align-left', AlignStartVertical],
  ['align-centre', AlignCenterVertical],
  ['align-right', AlignEndVertical],
  ['align-top', AlignStartHorizontal],
  ['align-middle', AlignCenterHorizontal],
  ['align-bottom', AlignEndHorizontal],
  ['distribute-horizontally', AlignHorizontalDistributeCenter],
  ['distribute-vertically', AlignVerticalDistributeCenter],
  ['layout', Workflow],
];
/** Buttons that begin a group of their own. */
const FIRST = new Set(['align-top', 'distribute-horizontally', 'layout']);

const commands = new Map<string, Command>(COMMANDS.map((command) => [command.id, command]));

/** What can be done with several components at once: align, distribute, lay out. */
export function ArrangeBar({ canvas }: { readonly canvas: CanvasApi }) {
  const stores = useStores();
  const count = useStore(stores.view, ({ selection }) => selection.components.length);
  const readOnly = useStore(stores.document, ({ origin }) => origin.kind === 'readOnly');
  const [stop, setStop] = useState(0);
  if (count < 2 || readOnly) return null;
  const context = { stores, canvas, place: null };

  /** One stop for Tab; the arrows walk from button to button. */
  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const next = (stop + step + buttons.length) % buttons.length;
    setStop(next);
    buttons[next]?.focus();
  }

  return (
    // The arrow keys come up from the buttons, which are the controls.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="toolbar"
      aria-label={`Arrange ${count} components`}
      className={`nokey nopan ${styles.bar}`}
      onKeyDown={walk}
    >
      {SHOWN.map(([id, Icon], index) => {
        const command = commands.get(id);
        if (command === undefined) return null;
        const [keys] = command.keys;
        return (
          <IconButton
            key={id}
            label={command.label}
            {...(keys === undefined ? {} : { keys })}
            side="top"
            className={FIRST.has(id) ? styles.first : ''}
            tabIndex={index === stop ? 0 : -1}
            aria-disabled={command.enabled?.(context) === false}
            onFocus={() => setStop(index)}
            onClick={() => command.enabled?.(context) !== false && command.run(context)}
          >
            <Icon aria-hidden />
          </IconButton>
        );
      })}
    </div>
  );
}
