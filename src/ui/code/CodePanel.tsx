import { FlaskConical, Pencil, Plus, Search, Trash2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { dropFile } from '../../editing/process/changeFiles.ts';
import { type AttachedFile, moduleLanguage, modulesOf, type Problem } from '../../model/index.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { TabPanel, Tabs } from '../kit/Tabs.tsx';
import { codeView } from '../page/codeView.ts';
import { newComponent } from '../page/newComponent.ts';
import { useStores } from '../page/StoresContext.tsx';
import type { TextEditor } from '../text/textEditor.ts';
import styles from './Code.module.css';
import { ModuleEditor } from './ModuleEditor.tsx';
import { NoCode } from './NoCode.tsx';
import { RenameFile } from './RenameFile.tsx';

/** What is wrong in the files of code, by the name of the file. */
function byFile(problems: readonly Problem[], files: readonly AttachedFile[]) {
  const found = new Map(files.map(({ name }) => [name, [] as Problem[]]));
  for (const problem of problems) found.get(problem.path)?.push(problem);
  return found;
}

/** The code of the document: its files as tabs, each with an editor. */
export function CodePanel() {
  const stores = useStores();
  const { document: store, verbs } = stores;
  const files = useStore(store, (state) => state.document.files);
  const problems = useStore(store, (state) => state.problems);
  const readOnly = useStore(store, (state) => state.origin.kind === 'readOnly');
  const wanted = useStore(codeView, (state) => state.file);
  const bench = useStore(codeView, (state) => state.bench);
  const [renaming, setRenaming] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  const modules = useMemo(() => modulesOf({ files }), [files]);
  const faults = useMemo(() => byFile(problems, modules), [problems, modules]);
  const current = (modules.find(({ name }) => name === wanted) ?? modules[0])?.name;
  const opened = useOpened(current);

  if (current === undefined)
    return <NoCode readOnly={readOnly} onNew={(language) => newComponent(stores, language)} />;

  function focusTab(): void {
    requestAnimationFrame(() =>
      root.current?.querySelector<HTMLElement>('[role=tab][data-active], button')?.focus(),
    );
  }
  function remove(name: string): void {
    verbs.edit(dropFile, name);
    focusTab();
  }
  const items = modules.map(({ name }) => {
    const count = faults.get(name)?.length ?? 0;
    const badge = count === 0 ? null : ({ text: String(count), tone: 'bad' } as const);
    return { value: name, label: name, badge };
  });
  return (
    <div ref={root} className={styles.code}>
      <Tabs
        label="Files of code"
        className={styles.files ?? ''}
        rowClassName={styles.row ?? ''}
        value={current}
        items={items}
        onChange={(file) => codeView.setState({ file })}
        end={
          <div className={styles.actions}>
            <IconButton
              label="New component"
              side="top"
              className={styles.new ?? ''}
              disabled={readOnly}
              onClick={() => newComponent(stores, moduleLanguage(current) ?? 'python')}
            >
              <Plus aria-hidden />
            </IconButton>
            {renaming === current ? (
              <RenameFile
                name={current}
                onDone={(name) => {
                  setRenaming(null);
                  codeView.setState({ file: name });
                  focusTab();
                }}
              />
            ) : (
              <IconButton
                label={`Rename ${current}`}
                side="top"
                disabled={readOnly}
                onClick={() => setRenaming(current)}
              >
                <Pencil aria-hidden />
              </IconButton>
            )}
            <IconButton
              label={`Delete ${current}`}
              side="top"
              disabled={readOnly}
              onClick={() => remove(current)}
            >
              <Trash2 aria-hidden />
            </IconButton>
            <IconButton
              label="Test bench"
              side="top"
              aria-pressed={bench}
              onClick={() => codeView.setState({ bench: !bench })}
            >
              <FlaskConical aria-hidden />
            </IconButton>
            <IconButton label="Find in the code" side="top" onClick={() => editor.current?.find()}>
              <Search aria-hidden />
            </IconButton>
          </div>
        }
      >
        {modules
          .filter(({ name }) => opened.has(name))
          .map(({ name }) => (
            <TabPanel key={name} value={name} keepMounted className={styles.file ?? ''}>
              <ModuleEditor
                name={name}
                problems={faults.get(name) ?? []}
                editor={name === current ? editor : null}
                bench={bench}
              />
            </TabPanel>
          ))}
      </Tabs>
    </div>
  );
}

/** The files that were chosen: their editors stay, with what undo knows there and the place of the cursor. */
function useOpened(current: string | undefined): ReadonlySet<string> {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (current !== undefined) setOpened((before) => new Set([...before, current]));
  }, [current]);
  return opened;
}
