import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import type { Result } from '../../../base/result.ts';
import { switchComponents } from '../../../editing/components/switchComponents.ts';
import { type Problem, specOf } from '../../../model/index.ts';
import type { Project } from '../../../stores/index.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { saveFile } from '../../page/saveFile.ts';
import { Requirements } from './Requirements.tsx';
import styles from './ExportDialog.module.css';

/** What became of the document as a project; null: it is being made. */
type Made = Result<Project, readonly Problem[]> | null;

interface ViewProps {
  readonly made: Made;
  /** Components that the project goes without. */
  readonly without: readonly string[];
  readonly onWithout: (names: readonly string[]) => void;
}

/** What is in the project, or what keeps it from being made. */
export function ProjectView({ made, without, onWithout }: ViewProps) {
  if (made === null) return <p className={styles.note}>Making the project…</p>;
  if (!made.ok) {
    return (
      <div role="alert" className={styles.bad}>
        <p>The project cannot be made yet.</p>
        <ul>
          {[...new Set(made.error.map(({ message }) => message))].map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        <WaysOut problems={made.error} onWithout={onWithout} />
      </div>
    );
  }
  const { files, readme, requirements, found } = made.value;
  return (
    <>
      <p
        className={styles.note}
      >{`A folder that plugboard runs with what is in it, on one machine or on Ray: ${files.join(', ')}. Watched fields are recorded there; drop the results onto this page to see them here.`}</p>
      {without.length > 0 && (
        <p className={styles.note}>{`It goes without ${without.join(', ')}.`}</p>
      )}
      {/* Long text scrolls, and the keyboard must be able to scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.text} aria-label="README of the project" tabIndex={0}>
        {readme}
      </pre>
      <Requirements key={requirements} requirements={requirements} found={found} />
    </>
  );
}

interface ButtonProps {
  /** Whether it can be made. */
  readonly ready: boolean;
  readonly file: string;
  readonly make: () => Promise<NonNullable<Made>>;
}

/** Saves the project as a zip, with the requirements as they are now. */
export function ProjectButton({ ready, file, make }: ButtonProps) {
  async function save(): Promise<void> {
    const made = await make();
    if (made.ok) saveFile(file, new Blob([made.value.zip.slice()], { type: 'application/zip' }));
  }
  return (
    <Button variant="primary" disabled={!ready} onClick={() => void save()}>
      <Download aria-hidden />
      <span>{`Download ${file}`}</span>
    </Button>
  );
}

/** Components that plugboard does not run can be switched off, here or in the project alone. */
function WaysOut({
  problems,
  onWithout,
}: {
  readonly problems: readonly Problem[];
  readonly onWithout: ViewProps['onWithout'];
}) {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const { components } = specOf(current).plugboard.process.args;
  const names = problems.flatMap(({ code, path }) => {
    const name = components[Number(path.split('.').at(-2))]?.args.name;
    return code === 'PROJECT_LANGUAGE' && name !== undefined ? [name] : [];
  });
  if (names.length === 0) return null;
  return (
    <div className={styles.ways}>
      <Button onClick={() => onWithout(names)}>Export without them</Button>
      <Button
        onClick={() => {
          verbs.edit(switchComponents, names);
          // Made anew of the document as it is now.
          onWithout([]);
        }}
      >
        Switch them off
      </Button>
    </div>
  );
}
