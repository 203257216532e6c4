import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { writeModule } from '../../editing/modules/writeModule.ts';
import { moduleLanguage, moduleName, modulesOf } from '../../model/index.ts';
import { useStores } from '../page/StoresContext.tsx';
import { plainBreaks, withBreaks } from '../text/lineBreaks.ts';
import type { TextEditor } from '../text/textEditor.ts';
import { createCodeEditor } from './codeEditor.ts';
import { codeText } from './codeText.ts';

/** What is typed becomes the document's this long after the last key, milliseconds. */
const RESTED_MS = 200;

interface ModuleText {
  readonly holder: RefObject<HTMLDivElement | null>;
  readonly editor: RefObject<TextEditor | null>;
  /** Why it cannot be written here; null: it can. */
  readonly keeps: string | null;
}

/**
 * An editor whose text is that of a file of the document: what is typed is written there when the keys rest,
 * one entry of the history as long as they go on, and what changes there otherwise comes in.
 */
export function useModuleText(name: string): ModuleText {
  const { document: store, verbs } = useStores();
  const file = useStore(store, ({ document }) => document.files.find((each) => each.name === name));
  const readOnly = useStore(store, ({ origin }) => origin.kind === 'readOnly');
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  /** The bytes that what is being typed was begun on; null: nothing is. */
  const begun = useRef<Uint8Array | null>(null);
  const { text, keeps } = useMemo(
    () => (file ? codeText(file) : { text: '', keeps: null }),
    [file],
  );

  useEffect(() => {
    if (holder.current === null) return undefined;
    const key = Symbol(name);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const now = () => store.getState().document.files.find((each) => each.name === name);
    const first = now();
    const put = () => {
      const like = now();
      // Another document, or one that was changed otherwise: what was typed is not of it.
      if (like === undefined || like.bytes !== begun.current) return;
      const typed = withBreaks(made.text(), codeText(like).text);
      verbs.edit(writeModule, { name, text: typed }, `write ${name}`);
    };
    const write = () => {
      clearTimeout(timer);
      if (begun.current === null) return;
      put();
      begun.current = null;
      verbs.underWay(key, null);
    };
    const made = createCodeEditor({
      parent: holder.current,
      name,
      language: moduleLanguage(name) ?? 'python',
      text: plainBreaks(first === undefined ? '' : codeText(first).text),
      modules: () =>
        modulesOf(store.getState().document)
          .filter((each) => each.name !== name && moduleLanguage(each.name) === 'python')
          .map((each) => moduleName(each.name)),
      onEdit: () => {
        begun.current ??= now()?.bytes ?? null;
        clearTimeout(timer);
        timer = setTimeout(write, RESTED_MS);
        verbs.underWay(key, put);
      },
      onLeave: write,
    });
    editor.current = made;
    return () => {
      write();
      made.destroy();
      editor.current = null;
    };
  }, [store, verbs, name]);

  useEffect(() => {
    // What somebody is typing right now is in the editor already.
    if (file === undefined || file.bytes === begun.current) return;
    begun.current = null;
    editor.current?.replace(plainBreaks(text), false);
  }, [file, text]);
  useEffect(() => editor.current?.setReadOnly(readOnly || keeps !== null), [readOnly, keeps]);
  return { holder, editor, keeps };
}
