import type { Edit } from '../../../editing/edit.ts';
import { useStores } from '../../page/StoresContext.tsx';

/** Makes an edit and says why it was refused, where it was; true where it was not. */
export function useStudyEdit() {
  const { verbs } = useStores();
  return <Args>(edit: Edit<Args>, args: Args, gesture?: string | symbol): boolean => {
    const made = verbs.edit(edit, args, gesture);
    if (made === null || !('refused' in made)) return true;
    verbs.notify({ tone: 'warning', text: made.refused, action: null });
    return false;
  };
}
