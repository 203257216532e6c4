import { type ReactNode, useId } from 'react';
import { type Change, hasMeaning, partsOfLine } from '../../compare/index.ts';
import { Button } from '../kit/Button.tsx';
import styles from './ChangeList.module.css';

/** A sign and a word for each way to change, so that colour alone says nothing. */
const SIGNS = { added: '+', removed: '−', changed: '≠', renamed: '→' } as const;

/** Rows that are drawn; a list of more is read as JSON. */
const MOST_ROWS = 500;

/** Which changes may be chosen to be taken back, and which are. */
export interface Choosing {
  readonly can: (change: Change) => boolean;
  readonly chosen: ReadonlySet<Change>;
  readonly onChoose: (chosen: ReadonlySet<Change>) => void;
}

interface Props {
  readonly changes: readonly Change[];
  readonly choosing: Choosing | null;
  /** Asked to bring it into view on the canvas. */
  readonly onReveal: (name: string) => void;
}

/** All changes between two documents: those that can change a run, then the others. */
export function ChangeList({ changes, choosing, onReveal }: Props) {
  if (changes.length === 0)
    return <p className={styles.none}>Nothing differs but perhaps how the text is written.</p>;
  const parts = [true, false].map((has) => changes.filter(({ kind }) => hasMeaning(kind) === has));
  const all = choosing === null ? [] : changes.filter(choosing.can);
  return (
    <div className={styles.lists}>
      {choosing !== null && all.length > 0 && (
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={choosing.chosen.size === all.length}
            ref={(box) => {
              if (box)
                box.indeterminate = choosing.chosen.size > 0 && choosing.chosen.size < all.length;
            }}
            onChange={(event) => choosing.onChoose(new Set(event.currentTarget.checked ? all : []))}
          />
          <span>Choose all</span>
        </label>
      )}
      {parts.map((own, i) =>
        own.length === 0 ? null : (
          <Part
            key={i === 0 ? 'meaning' : 'aside'}
            title={i === 0 ? 'What it means' : 'How it is drawn and kept'}
            changes={own}
            choosing={choosing}
            onReveal={onReveal}
          />
        ),
      )}
    </div>
  );
}

function Part({ title, changes, choosing, onReveal }: Props & { readonly title: string }) {
  const id = useId();
  const shown = changes.slice(0, MOST_ROWS);
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        <span>{title}</span> <span className={styles.count}>{changes.length}</span>
      </h3>
      <ul className={styles.list}>
        {shown.map((change) => (
          <Row
            key={`${change.kind} ${change.how} ${change.path.join(' ')}`}
            change={change}
            choosing={choosing}
            onReveal={onReveal}
          />
        ))}
      </ul>
      {shown.length < changes.length && (
        <p className={styles.none}>{`and ${changes.length - shown.length} more`}</p>
      )}
    </section>
  );
}

function Row({ change, choosing, onReveal }: Omit<Props, 'changes'> & { readonly change: Change }) {
  const { kind, how, component, path } = change;
  const { what, name, was, is } = partsOfLine(change);
  const words = (
    <>
      <span className={styles.what}>{what}</span> <span className={styles.name}>{name}</span>
    </>
  );
  const target = kind === 'connector' ? (path.at(-1) ?? '') : component;
  const values: ReactNode = (
    <span className={styles.values}>
      {was !== null && <del>{was}</del>} {is !== null && <ins>{is}</ins>}
    </span>
  );
  return (
    <li className={styles.row} data-how={how}>
      <Choice change={change} choosing={choosing} label={`${what} ${name}`} />
      <span className={styles.sign} title={how}>
        <span aria-hidden>{SIGNS[how]}</span>
        <span className="visually-hidden">{how}</span>
      </span>
      <span className={styles.words} translate="no">
        {target === null ? (
          <span>{words}</span>
        ) : (
          <Button variant="quiet" className={styles.jump ?? ''} onClick={() => onReveal(target)}>
            {words}
          </Button>
        )}
        {(was !== null || is !== null) && values}
      </span>
    </li>
  );
}

interface ChoiceProps {
  readonly change: Change;
  readonly choosing: Choosing | null;
  readonly label: string;
}

function Choice({ change, choosing, label }: ChoiceProps) {
  if (choosing === null) return null;
  if (!choosing.can(change)) return <span />;
  const { chosen, onChoose } = choosing;
  return (
    <input
      type="checkbox"
      aria-label={`Choose ${label}`}
      checked={chosen.has(change)}
      onChange={(event) => {
        const next = new Set(chosen);
        if (event.currentTarget.checked) next.add(change);
        else next.delete(change);
        onChoose(next);
      }}
    />
  );
}
