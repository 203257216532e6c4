import { Pencil, RotateCcw } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { keysFor, whyNotBind } from '../commands/bindings.ts';
import type { Command } from '../commands/Command.ts';
import { keysOf } from '../commands/keys.ts';
import { useStores } from '../page/StoresContext.tsx';
import { KeysLine } from './KeysLine.tsx';
import styles from './ShortcutsDialog.module.css';

type Asking = { readonly kind: 'no' } | { readonly kind: 'yes'; readonly problem: string | null };

const NOT_ASKING: Asking = { kind: 'no' };

/** A command with its keys, which the next keys pressed replace once somebody asks for it. */
export function ShortcutLine({ command }: { readonly command: Command }) {
  const { view, verbs } = useStores();
  const bindings = useStore(view, (state) => state.keys);
  const [asking, setAsking] = useState(NOT_ASKING);
  const change = useRef<HTMLButtonElement>(null);
  const isOwn = !Object.hasOwn(bindings, command.id);

  function take(event: KeyboardEvent): void {
    if (asking.kind === 'no') return;
    const [keys] = keysOf(event.nativeEvent);
    // Tab still leads on, which ends the asking.
    if (keys === undefined || keys === 'Tab' || keys === 'Shift+Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (keys === 'Escape') {
      setAsking(NOT_ASKING);
      return;
    }
    const bound = keys === 'Delete' || keys === 'Backspace' ? [] : [keys];
    const problem = bound.length === 0 ? null : whyNotBind(command, keys, bindings);
    if (problem !== null) {
      setAsking({ kind: 'yes', problem });
      return;
    }
    verbs.bindKeys(command.id, bound);
    setAsking(NOT_ASKING);
  }

  const isAsking = asking.kind === 'yes';
  return (
    <KeysLine
      label={command.label}
      keys={isAsking ? [] : keysFor(command, bindings)}
      end={
        <>
          {!isOwn && !isAsking && (
            <button
              type="button"
              className={styles.change}
              aria-label={`Give “${command.label}” its own keys back`}
              title="Its own keys again"
              onClick={() => {
                verbs.bindKeys(command.id, null);
                change.current?.focus();
              }}
            >
              <RotateCcw size={14} aria-hidden="true" />
            </button>
          )}
          <button
            ref={change}
            type="button"
            className={`${styles.change} ${isAsking ? styles.asking : ''}`}
            aria-label={
              isAsking
                ? `Press the new keys of “${command.label}”`
                : `Change the keys of “${command.label}”`
            }
            title={isAsking ? 'Esc keeps them, Delete takes them away' : 'Change'}
            onClick={() => setAsking({ kind: 'yes', problem: null })}
            onKeyDown={take}
            onBlur={() => setAsking(NOT_ASKING)}
          >
            {isAsking ? 'Press keys…' : <Pencil size={14} aria-hidden="true" />}
          </button>
        </>
      }
      note={
        isAsking &&
        asking.problem !== null && (
          <span className={styles.problem} role="alert">
            {asking.problem}
          </span>
        )
      }
    />
  );
}
