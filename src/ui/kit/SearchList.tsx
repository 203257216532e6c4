import { useEffect, useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import styles from './SearchList.module.css';

export interface SearchListProps<T> {
  /** Accessible names of the field and of the list. */
  readonly label: string;
  readonly listLabel: string;
  readonly placeholder: string;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  /** What was found, the best first. */
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly titleOf?: (item: T) => string;
  readonly textOf: (item: T) => string;
  /** What stands before the text, and behind it. */
  readonly before?: (item: T) => ReactNode;
  readonly behind?: (item: T) => ReactNode;
  readonly onChoose: (item: T) => void;
  /** Keys that mean something beside the arrows and Enter; true: they are done with. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** What is said when nothing was found. */
  readonly nothing: string;
  readonly input?: Ref<HTMLInputElement>;
  /** Opened by a gesture of the person: the next thing they do is type. */
  readonly takesFocus?: boolean;
  /** Less air, for a list beside something. */
  readonly isSmall?: boolean;
}

/** A field and what is found by it: a combobox as WAI-ARIA has it. The field keeps focus and keys. */
export function SearchList<T>(props: SearchListProps<T>) {
  const { search, items, idOf, onChoose, onKey, isSmall = false } = props;
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, items.length - 1);
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  function key(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = items[at];
    if (step !== undefined && items.length > 0)
      setChosen((at + step + items.length) % items.length);
    else if (event.key === 'Enter') {
      if (item !== undefined) onChoose(item);
    } else if (onKey?.(event) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
  return (
    <div className={`${styles.whole} ${isSmall ? styles.small : ''}`}>
      <input
        ref={props.input}
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.takesFocus}
        className={styles.search}
        role="combobox"
        aria-label={props.label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={at >= 0 ? optionId(at) : undefined}
        aria-autocomplete="list"
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => {
          props.onSearch(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={key}
      />
      <div id={id} role="listbox" aria-label={props.listLabel} className={styles.list}>
        {items.map((item, index) => (
          <div
            key={idOf(item)}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            title={props.titleOf?.(item)}
            onPointerMove={() => setChosen(index)}
            onClick={() => onChoose(item)}
          >
            {props.before?.(item)}
            <span className={styles.text}>{props.textOf(item)}</span>
            {props.behind?.(item)}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className={styles.nothing}>{props.nothing}</p>}
    </div>
  );
}
