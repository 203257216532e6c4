import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useReactFlow } from '@xyflow/react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import type { CanvasApi } from '../api/CanvasApi.ts';
import { motionTime } from '../view/motionTime.ts';
import { findComponents, type Match } from '../../../graph/findComponents.ts';
import { FindMarks } from './FindMarks.tsx';
import styles from './FindBar.module.css';

/** Finds components on the canvas by name, type and arguments, and goes from one to the next. */
export function FindBar({ canvas }: { readonly canvas: CanvasApi }) {
  const stores = useStores();
  const { setCenter, getZoom } = useReactFlow();
  const asked = useStore(canvas.store, ({ finding }) => finding);
  const config = useStore(stores.document, ({ document }) => document.config);
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const graph = canvas.graph();
  const found = useMemo(
    () => findComponents(stores.document.getState().document, canvas.graph(), search),
    // The document is read through the store: what is found changes with its config only.
    // oxlint-disable-next-line react/exhaustive-deps
    [stores, canvas, search, config],
  );
  const current = found[Math.min(at, found.length - 1)];

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [asked]);

  function show(matches: readonly Match[], index: number) {
    const match = matches[index];
    const view = match && graph.byName.get(match.node);
    if (match === undefined || view === undefined) return;
    setAt(index);
    const { position, size } = view;
    void setCenter(position.x + size.width / 2, position.y + size.height / 2, {
      zoom: Math.max(getZoom(), 0.7),
      duration: motionTime(),
    });
    canvas.say(`${index + 1} of ${matches.length}: ${view.title} ${match.because}`.trim());
  }
  function type(text: string) {
    const matches = findComponents(stores.document.getState().document, graph, text);
    setSearch(text);
    setAt(0);
    if (matches.length > 0) show(matches, 0);
    else if (text.trim() !== '') canvas.say('Nothing found.');
  }
  function go(step: 1 | -1) {
    if (found.length > 0) show(found, (at + step + found.length) % found.length);
  }
  function close() {
    canvas.store.setState({ finding: 0 });
    if (current === undefined) {
      canvas.viewpoint.focus();
      return;
    }
    // What was found is what the next command means.
    stores.verbs.select({ components: [current.node], connectors: [] });
    canvas.viewpoint.focusComponent(current.node);
  }
  function key(event: KeyboardEvent) {
    const { key: name, shiftKey } = event;
    const again = (event.ctrlKey || event.metaKey) && name.toLowerCase() === 'f';
    if (name === 'Escape') close();
    else if (name === 'Enter' || name === 'F3') go(shiftKey ? -1 : 1);
    else if (name === 'ArrowDown') go(1);
    else if (name === 'ArrowUp') go(-1);
    else if (again) input.current?.select();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className={`nokey nopan ${styles.bar}`} aria-label="Find on the canvas">
      <input
        ref={input}
        type="text"
        className={styles.field}
        aria-label="Find on the canvas"
        placeholder="Find by name, type or value"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={key}
      />
      <span className={styles.count} data-none={search.trim() !== '' && found.length === 0}>
        {search.trim() === ''
          ? ''
          : found.length === 0
            ? 'None'
            : `${Math.min(at, found.length - 1) + 1} of ${found.length}`}
      </span>
      <IconButton
        label="Previous"
        keys="Shift+Enter"
        disabled={found.length === 0}
        onClick={() => go(-1)}
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label="Next" keys="Enter" disabled={found.length === 0} onClick={() => go(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label="Close" keys="Escape" onClick={close}>
        <X aria-hidden />
      </IconButton>
      {current && current.because !== '' && <p className={styles.because}>{current.because}</p>}
      <FindMarks graph={graph} found={found} current={current} />
    </search>
  );
}
