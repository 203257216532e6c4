import { type RefObject, useEffect } from 'react';
import type { Problem } from '../../model/index.ts';
import { codeView } from '../page/codeView.ts';
import { useCatalogue } from '../page/useCatalogue.ts';
import type { TextEditor } from '../text/textEditor.ts';
import { TestBench } from './bench/TestBench.tsx';
import styles from './Code.module.css';
import { useModuleText } from './useModuleText.ts';
import { shortMessage } from '../../base/text/cutInMiddle.ts';

interface Props {
  readonly name: string;
  readonly problems: readonly Problem[];
  /** Gets the editor while it is the one that shows; null: another one does. */
  readonly editor: RefObject<TextEditor | null> | null;
  /** Whether the test bench stands beside the text. */
  readonly bench: boolean;
}

/** Where the components of a file are to be found, by the names of their classes. */
function inPalette(labels: readonly string[]): string {
  if (labels.length === 0) return 'There is no component in this file.';
  return `${labels.join(', ')} ${labels.length === 1 ? 'is' : 'are'} in the palette.`;
}

/** The text of one file of code, with what is wrong in it. */
export function ModuleEditor({ name, problems, editor: shown, bench }: Props) {
  const { holder, editor, keeps } = useModuleText(name);
  const catalogue = useCatalogue();

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

  const own = catalogue.types.filter(({ origin }) => origin?.file === name);
  const [first] = problems;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return (
    <>
      <div className={styles.beside}>
        <div ref={holder} className={styles.editor} />
        {bench && own.length > 0 && <TestBench file={name} types={own} />}
      </div>
      <p className={styles.state} role="status" aria-label={`State of ${name}`}>
        {first === undefined ? (
          <span>{keeps ?? inPalette(own.map(({ label }) => label))}</span>
        ) : (
          <span className={styles.bad}>{`${shortMessage(first.message)}${more}`}</span>
        )}
      </p>
    </>
  );
}
