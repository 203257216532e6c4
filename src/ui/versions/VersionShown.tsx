import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../base/counted.ts';
import type { Change } from '../../compare/index.ts';
import { canRestore } from '../../editing/process/canRestore.ts';
import { drawDifference } from '../../graph/picture/drawDifference.ts';
import type { Catalogue, PatchbayDocument } from '../../model/index.ts';
import type { Comparison, Version } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Segments } from '../kit/inputs/Segments.tsx';
import { Select } from '../kit/inputs/Select.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import { ModelView } from './ModelView.tsx';
import { usePictureTheme } from './usePictureTheme.ts';
import { versionLabel } from './versionWords.ts';
import styles from './VersionsDialog.module.css';

const NOW = 'now';
const NO_MARKS = { components: new Map(), connectors: new Map() };

interface Props {
  readonly version: Version;
  /** Null: it cannot be read. */
  readonly document: PatchbayDocument | null;
  readonly versions: readonly Version[];
  readonly now: number;
  readonly onClose: () => void;
}

/** One version: as it was, or beside the document of now, another version or another document. */
export function VersionShown({ version, document, versions, now, onClose }: Props) {
  const { document: store, verbs } = useStores();
  const writable = useStore(store, ({ origin }) => origin.kind !== 'readOnly');
  const [view, setView] = useState<'changes' | 'alone'>('changes');
  const [other, setOther] = useState(NOW);
  const label = versionLabel(version, now);
  if (document === null)
    return (
      <p className={styles.problem} role="alert">
        This version cannot be read. The others are not touched by that.
      </p>
    );
  const restore = () =>
    void verbs.restoreVersion(document, `Restore ${label}`).then(() => {
      onClose();
      tellRestored(verbs, `The document is as in ${label} again.`);
    });
  return (
    <section className={styles.shown} aria-label={label}>
      <div className={styles.bar}>
        <p className={styles.title}>
          <strong translate="no">{label}</strong> <span>to look at only</span>
        </p>
        <Segments
          label="How the version is shown"
          value={view}
          options={[
            { value: 'changes', label: 'What changed' },
            { value: 'alone', label: 'As it was' },
          ]}
          onChange={setView}
        />
        {view === 'changes' && (
          <OtherSide
            version={version}
            versions={versions}
            now={now}
            value={other}
            onChange={setOther}
          />
        )}
        <Button onClick={onClose}>Back to the document</Button>
        <Button variant="primary" disabled={!writable} onClick={restore}>
          Restore this version
        </Button>
      </div>
      {view === 'alone' ? (
        <Alone document={document} label={label} />
      ) : (
        <Compared document={document} other={other} label={label} onClose={onClose} />
      )}
    </section>
  );
}

function tellRestored(verbs: ReturnType<typeof useStores>['verbs'], text: string): void {
  verbs.notify({ tone: 'good', text, action: { label: 'Undo', run: () => verbs.undo() } });
}

interface OtherProps {
  readonly version: Version;
  readonly versions: readonly Version[];
  readonly now: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What the version is compared with. */
function OtherSide({ version, versions, now, value, onChange }: OtherProps) {
  const { document, lists } = useStores();
  const documents = useStore(lists, (state) => state.documents);
  const open = useStore(document, ({ origin }) => (origin.kind === 'link' ? null : origin.id));
  const options = [
    { value: NOW, label: 'Now' },
    ...versions
      .filter(({ id }) => id !== version.id)
      .map((one) => ({ value: `version ${one.id}`, label: versionLabel(one, now) })),
    ...documents
      .filter(({ id }) => id !== open)
      .map(({ id, name }) => ({ value: `document ${id}`, label: name, note: 'document' })),
  ];
  return (
    <div className={styles.other}>
      <span aria-hidden>to</span>
      <Select aria-label="Compared with" value={value} options={options} onChange={onChange} />
    </div>
  );
}

function Alone({
  document,
  label,
}: {
  readonly document: PatchbayDocument;
  readonly label: string;
}) {
  const { verbs } = useStores();
  const theme = usePictureTheme();
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  useEffect(() => {
    let gone = false;
    void verbs.typesOf(document).then((types) => gone || setCatalogue(types));
    return () => {
      gone = true;
    };
  }, [document, verbs]);
  const picture = useMemo(
    () => catalogue && drawDifference(document, catalogue, theme, NO_MARKS),
    [document, catalogue, theme],
  );
  if (picture === null) return <p className={styles.empty}>Loading…</p>;
  return <ModelView picture={picture} label={`Canvas: ${label}, read only`} reveal={null} />;
}

interface ComparedProps {
  readonly document: PatchbayDocument;
  readonly other: string;
  readonly label: string;
  readonly onClose: () => void;
}

function Compared({ document, other, label, onClose }: ComparedProps) {
  const { document: store, verbs } = useStores();
  const current = useStore(store, (state) => state.document);
  const writable = useStore(store, ({ origin }) => origin.kind !== 'readOnly');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<Change>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const isNow = other === NOW;
  useEffect(() => {
    let gone = false;
    const [kind, id = ''] = other.split(' ');
    const side =
      kind === NOW
        ? Promise.resolve(current)
        : kind === 'version'
          ? verbs.documentOfVersion(id)
          : verbs.otherDocument(id);
    void side.then(async (after) => {
      const made = after && (await verbs.compareDocuments(document, after));
      if (gone) return;
      setChosen(new Set());
      setComparison(made);
      setProblem(made === null ? 'What it is compared with cannot be read.' : null);
    });
    return () => {
      gone = true;
    };
  }, [document, other, current, verbs]);

  if (comparison === null)
    return problem === null ? (
      <p className={styles.empty}>Loading…</p>
    ) : (
      <p className={styles.problem} role="alert">
        {problem}
      </p>
    );
  const { changes } = comparison;
  async function restoreChosen(): Promise<void> {
    const parts = { from: document, changes, chosen: [...chosen] };
    const words = `Restore ${counted(chosen.size, 'part')} of ${label}`;
    const refused = await verbs.restoreParts({ ...parts, label: words });
    if (refused !== null) return setProblem(refused.refused);
    onClose();
    tellRestored(verbs, `${counted(chosen.size, 'part')} of ${label} restored.`);
  }
  const foot = isNow && changes.some(canRestore) && (
    <div className={styles.foot}>
      {problem !== null && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
      <Button disabled={!writable || chosen.size === 0} onClick={() => void restoreChosen()}>
        {chosen.size === 0 ? 'Restore chosen' : `Restore chosen (${chosen.size})`}
      </Button>
    </div>
  );
  return (
    <ComparisonView
      comparison={comparison}
      label={`what changed since ${label}`}
      choosing={isNow && writable ? { can: canRestore, chosen, onChoose: setChosen } : null}
      foot={foot}
    />
  );
}
