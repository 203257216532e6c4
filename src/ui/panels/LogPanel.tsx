import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { LogLine } from '../../stores/index.ts';
import { Select } from '../kit/inputs/Select.tsx';
import { codePlaceIn } from '../page/codePlaceIn.ts';
import { showCode } from '../page/codeView.ts';
import { useStores } from '../page/StoresContext.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import styles from './Panels.module.css';

/** Lines that are shown; older ones are in the run's memory but nobody scrolls through thousands. */
const MOST_SHOWN = 500;
/** Closer to the end than this, the list follows new lines. */
const NEAR = 24;

const LEVELS = [
  { value: 'all', label: 'All levels' },
  { value: 'warning', label: 'Warnings and errors' },
  { value: 'error', label: 'Errors' },
] as const;

type Filter = (typeof LEVELS)[number]['value'];

function passes(line: LogLine, filter: Filter, search: string): boolean {
  if (filter === 'error' && line.level !== 'error') return false;
  if (filter === 'warning' && line.level === 'info') return false;
  return search === '' || `${line.component ?? ''} ${line.message}`.toLowerCase().includes(search);
}

/** Leads to the line of the document's own code that a message names, where it names one. */
function CodeLink({ message }: { readonly message: string }) {
  const { document: store, verbs } = useStores();
  const document = useStore(store, (state) => state.document);
  const place = useMemo(() => codePlaceIn(message, document), [message, document]);
  if (place === null) return null;
  return (
    <>
      <span> </span>
      <button
        type="button"
        className={styles.link}
        onClick={() => showCode(verbs, place.file, place)}
      >
        {`Show line ${place.line} of ${place.file}`}
      </button>
    </>
  );
}

/** What the run has to say, newest last. */
export function LogPanel() {
  const { run, verbs } = useStores();
  const log = useStore(run, (state) => state.log);
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const follows = useRef(true);
  const shown = useMemo(
    () =>
      log.filter((line) => passes(line, filter, search.trim().toLowerCase())).slice(-MOST_SHOWN),
    [log, filter, search],
  );
  useEffect(() => {
    const element = list.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  }, [shown]);

  if (log.length === 0) {
    return (
      <div className={styles.empty}>
        <p>The log is empty. Failures, warnings and the ends of runs are told here.</p>
      </div>
    );
  }
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <div className={styles.choice}>
          {/* Unseen, so that the choice is as wide as its longest entry. */}
          <span className={styles.widest} aria-hidden>
            {LEVELS.map(({ value, label }) => (
              <span key={value}>{label}</span>
            ))}
          </span>
          <Select
            aria-label="Levels to show"
            value={filter}
            options={LEVELS}
            onChange={setFilter}
          />
        </div>
        <input
          type="search"
          className={styles.search}
          placeholder="Search the log"
          aria-label="Search the log"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <span className={styles.grow} />
        <span
          className={styles.note}
          translate="no"
        >{`${shown.length} of ${log.length} lines`}</span>
      </div>
      <ol
        ref={list}
        className={styles.list}
        tabIndex={0}
        aria-label="Log"
        onScroll={({ currentTarget: at }) => {
          follows.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
        }}
      >
        {shown.map(({ id, level, component, message, at }) => (
          <li key={id} className={styles.line}>
            <span className={styles.time} translate="no">{`${(at / 1000).toFixed(2)} s`}</span>
            <LevelIcon level={level} />
            <span className={styles.text}>
              {component !== null && (
                <>
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => verbs.revealComponent(component)}
                  >
                    {component}
                  </button>
                  <span>{': '}</span>
                </>
              )}
              <span>{message}</span>
              <CodeLink message={message} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
