import { Eye, EyeOff, Hand } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type Json, ownValue } from '../../../base/json.ts';
import { drawnText } from '../../../base/drawnText.ts';
import { numberText } from '../../../base/numberText.ts';
import { watchedFields } from '../../../model/index.ts';
import { useShown } from '../../kit/useShown.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { valueText } from '../../fields/values/fieldValue.ts';
import styles from '../../fields/Fields.module.css';
import { Section } from '../Section.tsx';
import { late } from '../../kit/late.tsx';
import { ObjectiveMark } from '../../fields/study/ObjectiveMark.tsx';
import { ObjectiveMenu } from '../../fields/study/ObjectiveMenu.tsx';

const HoldForm = late(async () => (await import('./HoldForm.tsx')).HoldForm);

interface Props {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly string[];
  /** What each field is; `*` speaks of all that have names of their own. */
  readonly docs: Readonly<Record<string, string>> | undefined;
  /** A run can be held at their values: they are outputs. */
  readonly canHold?: boolean;
  /** They are named `component.field`: those of several components stand below each other. */
  readonly isFull?: boolean;
}

function shown(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  return drawnText(valueText(value as Json)) || 'null';
}

/** Inputs or outputs of a component with their last values, to watch or to stop watching. */
export function PortList({ name, title, fields, docs = {}, canHold, isFull }: Props) {
  const { document, run, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const watched = useMemo(() => new Set(watchedFields(current)), [current]);
  const values = useStore(run, (state) => ownValue(state.values, name));
  const live = useStore(run, (state) => ownValue(state.outputs, name));
  const { shown: first, more } = useShown(fields);
  if (fields.length === 0) return null;
  const ofAll = fields.length > 1 && fields.every((field) => ownValue(docs, field) === undefined);
  return (
    <Section title={title} summary={first.join(', ')}>
      {ofAll && docs['*'] !== undefined && <p className={styles.muted}>{docs['*']}</p>}
      <div className={styles.ports}>
        {first.map((field) => {
          const endpoint = `${name}.${field}`;
          const isWatched = watched.has(endpoint);
          const value =
            ownValue(live, field) ??
            ownValue(values?.input, field) ??
            ownValue(values?.output, field);
          return (
            <PortRow
              key={field}
              component={name}
              endpoint={canHold === true ? endpoint : null}
              own={field}
              field={isFull === true ? endpoint : field}
              about={ownValue(docs, field) ?? (ofAll ? '' : (docs['*'] ?? ''))}
              value={shown(value)}
              isWatched={isWatched}
              onWatch={() => verbs.watch(endpoint, !isWatched)}
            />
          );
        })}
      </div>
      {more}
    </Section>
  );
}

interface RowProps {
  readonly component: string;
  /** The field as its component calls it. */
  readonly own: string;
  /** Where a run can be held; null where it cannot. */
  readonly endpoint: string | null;
  readonly field: string;
  readonly about: string;
  readonly value: string;
  readonly isWatched: boolean;
  readonly onWatch: () => void;
}

function PortRow(props: RowProps) {
  const { component, own, endpoint, field, about, value, isWatched, onWatch } = props;
  const { view } = useStores();
  const isHeld = useStore(view, (state) => endpoint !== null && endpoint in state.breakpoints);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.port}>
      <span className={styles.portName} title={field} translate="no">
        {field}
      </span>
      <span className={styles.portValue} title={value} translate="no">
        {value}
      </span>
      {endpoint !== null && (
        <IconButton
          label={`Hold the run at ${field}`}
          hint={isHeld ? 'The run is held at a value' : 'Hold the run at a value'}
          side="left"
          className={styles.small ?? ''}
          aria-pressed={isHeld}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Hand aria-hidden />
        </IconButton>
      )}
      <IconButton
        label={`Watch ${field}`}
        hint={isWatched ? 'Stop watching' : 'Watch: record it and draw it in the plots'}
        side="left"
        className={styles.small ?? ''}
        aria-pressed={isWatched}
        onClick={onWatch}
      >
        {isWatched ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
      </IconButton>
      {endpoint !== null && <ObjectiveMenu component={component} field={own} />}
      {endpoint !== null && <ObjectiveMark component={component} field={own} />}
      {endpoint !== null && isOpen && <HoldForm endpoint={endpoint} field={field} />}
      {about !== '' && <p className={styles.muted}>{about}</p>}
    </div>
  );
}
