import type { ReactNode } from 'react';
import { useStores } from '../page/StoresContext.tsx';
import { Contained } from './Contained.tsx';

/** A dialog that fails is closed: one that nobody can see must not keep the keys to itself. */
export function ContainedDialog({ children }: { readonly children: ReactNode }) {
  const { verbs } = useStores();
  const close = (said: string | null): void => {
    verbs.openDialog(null);
    if (said !== null) verbs.notify({ tone: 'bad', text: said, action: null });
  };
  return (
    <Contained name="The dialog" onBroken={close}>
      {children}
    </Contained>
  );
}
