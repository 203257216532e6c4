import { useStore } from 'zustand';
import { late } from '../kit/late.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { ContainedDialog } from './ContainedDialog.tsx';

const Dialogs = late(async () => (await import('./Dialogs.tsx')).Dialogs);

/** Where a dialog stands, once one is asked for. */
export function DialogSlot() {
  const { view } = useStores();
  const isOpen = useStore(view, (state) => state.dialog !== null);
  if (!isOpen) return null;
  return (
    <ContainedDialog>
      <Dialogs />
    </ContainedDialog>
  );
}
