import { Plus } from 'lucide-react';
import { useStore } from 'zustand';
import { addStudy, freeStudyName } from '../../../editing/study/listStudies.ts';
import { useStudyEdit } from '../../fields/study/useStudyEdit.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';

/** Begins a study that varies nothing yet. */
export function NewStudy() {
  const { document, verbs } = useStores();
  const current = useStore(document, (state) => state.document);
  const edit = useStudyEdit();
  function add(): void {
    const name = freeStudyName(current);
    if (edit(addStudy, name)) verbs.chooseStudy(name);
  }
  return (
    <Button onClick={add}>
      <Plus aria-hidden />
      <span>New study</span>
    </Button>
  );
}
