import { useStore } from 'zustand';
import { disabledOf } from '../../model/index.ts';
import { groupIdOf, noteIdOf } from '../../graph/nodeIds.ts';
import { useStores } from '../page/StoresContext.tsx';
import { ComponentInspector } from './component/ComponentInspector.tsx';
import { late } from '../kit/late.tsx';

const GroupInspector = late(async () => (await import('./GroupInspector.tsx')).GroupInspector);
const NoteInspector = late(async () => (await import('./NoteInspector.tsx')).NoteInspector);
const DisabledInspector = late(
  async () => (await import('./component/DisabledInspector.tsx')).DisabledInspector,
);

/** The one thing on the canvas that is selected, whatever it is. */
export function OneSelected({ node }: { readonly node: string }) {
  const { document } = useStores();
  const off = useStore(document, (state) => disabledOf(state.document).has(node));
  const group = groupIdOf(node);
  const note = noteIdOf(node);
  if (group === null && note === null && !off) return <ComponentInspector name={node} />;
  return (
    <>
      {group !== null && <GroupInspector id={group} />}
      {note !== null && <NoteInspector id={note} />}
      {off && <DisabledInspector name={node} />}
    </>
  );
}
