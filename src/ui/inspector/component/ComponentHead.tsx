import { Code, Copy, Trash2 } from 'lucide-react';
import { type ComponentType, type Problem } from '../../../model/index.ts';
import { duplicateNodes } from '../../../editing/clipboard/duplicateNodes.ts';
import { deleteThings } from '../../../editing/components/deleteThings.ts';
import { CategoryIcon } from '../../kit/CategoryIcon.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { showCode } from '../../page/codeView.ts';
import { useStores } from '../../page/StoresContext.tsx';
import { Notes } from '../../fields/Notes.tsx';
import styles from '../../fields/Fields.module.css';
import { NameField } from '../NameField.tsx';

/** Offset of a copy from what was copied, canvas units. */
const BESIDE = { x: 40, y: 40 };

interface Props {
  readonly name: string;
  /** The type as the text has it. */
  readonly typeText: string;
  /** Absent: nobody knows the type. */
  readonly type: ComponentType | undefined;
  /** What is wrong with the component and at none of its fields. */
  readonly problems: readonly Problem[];
}

/** What a component is, its name, and what is wrong with it as a whole. */
export function ComponentHead({ name, typeText, type, problems }: Props) {
  const { verbs } = useStores();
  const origin = type?.origin;

  function duplicate(): void {
    verbs.edit(duplicateNodes, { nodes: [name], offset: BESIDE });
  }
  function remove(): void {
    verbs.edit(deleteThings, { components: [name], connectors: [] });
  }
  return (
    <div className={styles.head}>
      <div className={styles.kind}>
        <CategoryIcon category={type?.category ?? 'custom'} />
        <span title={typeText}>{typeText}</span>
        {origin !== undefined && (
          <IconButton
            label="Show code"
            side="left"
            className={styles.small ?? ''}
            onClick={() => showCode(verbs, origin.file, { line: origin.line, column: 1 })}
          >
            <Code aria-hidden />
          </IconButton>
        )}
        <IconButton
          label="Duplicate"
          side="left"
          className={styles.small ?? ''}
          onClick={duplicate}
        >
          <Copy aria-hidden />
        </IconButton>
        <IconButton label="Delete" side="left" className={styles.small ?? ''} onClick={remove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      <NameField key={name} name={name} />
      {type !== undefined && <p className={styles.summary}>{type.summary}</p>}
      {type === undefined && (
        <p className={styles.muted}>
          It is kept and exported as it is. Its ports are those that connectors name.
        </p>
      )}
      <Notes problems={problems} />
    </div>
  );
}
