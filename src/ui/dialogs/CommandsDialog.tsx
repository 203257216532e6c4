import { Dialog as Base } from '@base-ui/react/dialog';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Kbd } from '../kit/Kbd.tsx';
import { searchFindings } from './searchCommands.ts';
import { useClose } from './useClose.ts';
import { useFindings, type RunnableFinding } from './useFindings.ts';
import styles from './CommandsDialog.module.css';

/** More than this nobody reads; another letter narrows it down. */
const SHOWN = 60;

/** Finds commands, components, types to add, documents and examples by a few letters. */
export function CommandsDialog() {
  const close = useClose();
  const { commands, all } = useFindings();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const acted = useRef(false);
  const list = useId();
  const found = useMemo(
    () => searchFindings(search.trim() === '' ? commands : all, search).slice(0, SHOWN),
    [commands, all, search],
  );
  const at = Math.min(chosen, found.length - 1);
  const optionId = (index: number) => `${list}-${index}`;

  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, at]);

  function act(finding: RunnableFinding | undefined) {
    if (!finding) return;
    // First closed, so that what it does may open another dialog or take the focus.
    acted.current = true;
    close();
    setTimeout(finding.run);
  }

  function key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      act(found[at]);
    }
  }

  // A combobox as WAI-ARIA has it: the field keeps focus and keys, the mouse presses the options.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
  return (
    <Base.Root open onOpenChange={(open) => !open && close()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup
          className={styles.popup}
          aria-label="Commands"
          initialFocus={input}
          finalFocus={() => !acted.current}
        >
          <input
            ref={input}
            className={styles.search}
            role="combobox"
            aria-label="Find a command or a component"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
            aria-autocomplete="list"
            placeholder="Find a command, a component, a document"
            autoComplete="off"
            spellCheck={false}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={key}
          />
          <div id={list} role="listbox" aria-label="Findings" className={styles.list}>
            {found.map((finding, index) => (
              <div
                key={finding.id}
                id={optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                className={styles.option}
                onPointerMove={() => setChosen(index)}
                onClick={() => act(finding)}
              >
                <span className={styles.label}>{finding.label}</span>
                <span className={styles.kind}>{finding.kind}</span>
                {finding.keys !== undefined && <Kbd keys={finding.keys} />}
              </div>
            ))}
          </div>
          {found.length === 0 && (
            <p className={styles.none}>Nothing is called “{search.trim()}”.</p>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
