import { type RefObject, useEffect } from 'react';
import type { Problem } from '../../model/index.ts';
import { codeView } from '../page/codeView.ts';
import type { TextEditor } from '../text/textEditor.ts';
import styles from './Code.module.css';
import { useModuleText } from './useModuleText.ts';

interface Props {
  readonly name: string;
  readonly problems: readonly Problem[];
  /** Gets the editor while it is the one that shows; null: another one does. */
  readonly editor: RefObject<TextEditor | null> | null;
}

/** The text of one file of code, with what is wrong in it. */
export function ModuleEditor({ name, problems, editor: shown }: Props) {
  const { holder, editor, keeps } = useModuleText(name);

  useEffect(() => {
    if (shown === null) return undefined;
    shown.current = editor.current;
    const jump = () => {
      const wanted = codeView.getState().jump;
      if (wanted?.file !== name) return;
      codeView.setState({ jump: null });
      editor.current?.goTo(wanted.line, wanted.column);
    };
    jump();
    return codeView.subscribe(jump);
  }, [name, shown, editor]);
  useEffect(() => editor.current?.show(problems), [problems, editor]);

  const [first] = problems;
  const place = first?.line == null ? '' : `Line ${first.line}: `;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return (
    <>
      <div ref={holder} className={styles.editor} />
      <p className={styles.state} role="status" aria-label={`State of ${name}`}>
        {first !== undefined ? (
          <span className={styles.bad}>{`${place}${first.message}${more}`}</span>
        ) : (
          keeps !== null && <span>{keeps}</span>
        )}
      </p>
    </>
  );
}
