import { Braces, RotateCcw, X } from 'lucide-react';
import { useContext, useId, useState, type ReactNode } from 'react';
import { drawnText } from '../../base/drawnText.ts';
import { type FormField, sameData } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import styles from './Fields.module.css';
import type { Change, FieldProps, Renaming } from './Change.ts';
import { Control } from './Control.tsx';
import type { Picked } from './FileControl.tsx';
import { valueText } from './values/fieldValue.ts';
import { FormScopeContext } from './FormScope.ts';
import { noteIds, Notes } from './Notes.tsx';
import { useScrub } from './useScrub.ts';
import { YamlValue } from './YamlValue.tsx';

interface Props extends FieldProps {
  /** Several values are edited at once, and they differ. */
  readonly mixed?: boolean;
  /** It can be taken away for good: its type does not know it. */
  readonly removable?: boolean;
  /** Of a field that names ports. */
  readonly renaming?: Renaming | undefined;
  readonly onAttach?: ((file: Picked) => void) | undefined;
  /** What stands at the end of its label. */
  readonly menu?: ReactNode;
  /** What stands under its control. */
  readonly below?: ReactNode;
}

const NESTED = new Set<FormField['kind']>(['list', 'map', 'object', 'any']);

/** What counts while nothing is given, in few words. */
function defaultText({ default: standard }: FormField): string {
  return standard === null || standard === undefined ? 'none' : valueText(standard);
}

/** One argument: its label, the control that fits its kind, its unit, and what is wrong with it. */
export function ArgumentField(props: Props) {
  const { field, path, value, mixed = false, removable = false, onChange } = props;
  const { problems: all } = useContext(FormScopeContext);
  const [asText, setAsText] = useState(false);
  const id = useId();
  const [noteId, helpId] = [`${id}-note`, `${id}-help`];
  const isNested = NESTED.has(field.kind);
  // What is wrong inside stands at its row, unless there are no rows.
  const problems = all
    .filter((p) => p.path === path || (asText && p.path.startsWith(`${path}.`)))
    .map(({ problem }) => problem);
  const isGiven = value !== undefined && !field.required;
  const isChanged = isGiven && !sameData(value, field.default);
  const isNumber = field.kind === 'number' || field.kind === 'integer';
  const shown = value ?? field.default;
  const scrub = useScrub({
    whole: field.kind === 'integer',
    min: field.min,
    max: field.max,
    value: isNumber && typeof shown === 'number' && !mixed ? shown : undefined,
    onChange,
  });
  /** An emptied line of an argument that must be there means null. */
  const take: Change = (next, gesture) =>
    onChange(next === undefined && field.required ? null : next, gesture);
  const canBeEmpty = !field.required || field.nullable;
  const placeholder = mixed ? 'Mixed' : canBeEmpty ? defaultText(field) : '';
  const describedBy = noteIds(noteId, problems) ?? (field.help === '' ? undefined : helpId);

  return (
    <div className={styles.field} data-field={path}>
      <div className={styles.label}>
        <label htmlFor={id} data-scrub={isNumber ? '' : undefined} {...scrub}>
          {drawnText(field.label)}
        </label>
        {isChanged && (
          <span
            className={styles.changed}
            role="img"
            aria-label={`Changed from the default, ${defaultText(field)}`}
            title={`Changed from the default, ${defaultText(field)}`}
          />
        )}
        <span className={styles.grow} />
        {isNested && (
          <IconButton
            label={`Edit ${field.label} as YAML`}
            hint={asText ? 'Edit in fields' : 'Edit as YAML'}
            side="left"
            aria-pressed={asText}
            className={styles.small ?? ''}
            onClick={() => setAsText(!asText)}
          >
            <Braces aria-hidden />
          </IconButton>
        )}
        {removable && (
          <IconButton
            label={`Remove ${field.label}`}
            side="left"
            className={styles.small ?? ''}
            onClick={() => onChange(undefined)}
          >
            <X aria-hidden />
          </IconButton>
        )}
        {isGiven && (
          <IconButton
            label={`Reset ${field.label}`}
            hint="Back to the default"
            side="left"
            className={styles.small ?? ''}
            onClick={() => onChange(undefined)}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        )}
        {props.menu}
      </div>
      {asText ? (
        <YamlValue label={field.label} path={path} value={shown} onChange={onChange} />
      ) : (
        <Control
          {...{ id, field, path, value, placeholder, mixed, describedBy }}
          invalid={problems.length > 0}
          onChange={take}
          renderField={(inner) => <ArgumentField {...inner} />}
          renaming={props.renaming}
          onAttach={props.onAttach}
        />
      )}
      {props.below}
      <Notes id={noteId} problems={problems} />
      {problems.length === 0 && field.help !== '' && (
        <p id={helpId} className={styles.muted}>
          {field.help}
        </p>
      )}
    </div>
  );
}
