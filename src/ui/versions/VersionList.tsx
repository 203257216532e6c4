import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ago } from '../../base/ago.ts';
import { counted } from '../../base/counted.ts';
import type { Version } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { TextField } from '../page/TextField.tsx';
import { sizeWords, timeText, versionLabel } from './versionWords.ts';
import styles from './VersionList.module.css';

const LONGEST_NAME = 120;

interface Props {
  readonly versions: readonly Version[];
  readonly shown: string | null;
  readonly now: number;
  readonly onShow: (version: Version) => void;
  /** Some of them are others now. */
  readonly onChanged: () => void;
}

/** The versions of the open document, with what keeps one more. */
export function VersionList({ versions, shown, now, onShow, onChanged }: Props) {
  const size = versions.reduce((sum, version) => sum + version.size, 0);
  return (
    <nav className={styles.list} aria-label="Versions">
      <KeepForm onKept={onChanged} />
      {versions.length === 0 ? (
        <p className={styles.rule}>
          No versions yet. The next change keeps how the document was before it.
        </p>
      ) : (
        <ol className={styles.rows}>
          {versions.map((version) => (
            <Row
              key={version.id}
              version={version}
              isShown={version.id === shown}
              now={now}
              onShow={() => onShow(version)}
              onChanged={onChanged}
            />
          ))}
        </ol>
      )}
      <p className={styles.rule}>
        Kept by themselves while you edit: every few minutes of the last hour, then hourly for a
        day, daily for a month, weekly after that, 20 MB at most; the oldest go first. Those with a
        name stay. <span>{versions.length > 0 && `They take ${sizeWords(size)}.`}</span>
      </p>
    </nav>
  );
}

function KeepForm({ onKept }: { readonly onKept: () => void }) {
  const { verbs } = useStores();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className={styles.keep}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return setProblem('Give it a name.');
        void verbs.keepVersion(name).then((kept) => {
          setProblem(kept.ok ? null : kept.error);
          if (kept.ok) setName('');
          onKept();
        });
      }}
    >
      <input
        className={styles.name}
        aria-label="Name of this version"
        placeholder="Name the document as it is now"
        value={name}
        maxLength={LONGEST_NAME}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit">Keep</Button>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

interface RowProps {
  readonly version: Version;
  readonly isShown: boolean;
  readonly now: number;
  readonly onShow: () => void;
  readonly onChanged: () => void;
}

function Row({ version, isShown, now, onShow, onChanged }: RowProps) {
  const { verbs } = useStores();
  const [isNaming, setNaming] = useState(false);
  const label = versionLabel(version, now);
  const { at, name, components } = version;
  if (isNaming)
    return (
      <li className={styles.row}>
        <TextField
          // The row's own button asked for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          className={styles.rename ?? ''}
          aria-label={`Name of ${label}`}
          value={name ?? ''}
          maxLength={LONGEST_NAME}
          onCommit={(text) => void verbs.nameVersion(version, text).then(onChanged)}
          onBlur={() => setNaming(false)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            setNaming(false);
          }}
        />
      </li>
    );
  return (
    <li className={styles.row} data-shown={isShown ? '' : undefined}>
      <button
        type="button"
        className={styles.open}
        aria-current={isShown ? 'true' : undefined}
        onClick={onShow}
      >
        <span className={name === null ? styles.plain : styles.named} translate="no">
          {name ?? timeText(at, now)}
        </span>
        <span className={styles.muted} translate="no">
          {[
            ...(name === null ? [] : [timeText(at, now)]),
            ago(at, now),
            counted(components, 'component'),
          ].join(' · ')}
        </span>
      </button>
      <IconButton
        label={name === null ? `Name ${label}` : `Rename ${label}`}
        hint={name === null ? 'Name, so that it stays' : 'Rename'}
        onClick={() => setNaming(true)}
      >
        <Pencil aria-hidden />
      </IconButton>
      <IconButton
        label={`Delete ${label}`}
        hint="Delete"
        onClick={() => void verbs.deleteVersion(version).then(onChanged)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
