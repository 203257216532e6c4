import { useStore } from 'zustand';
import { useStores } from '../../page/StoresContext.tsx';
import { Notes } from '../../fields/Notes.tsx';

const INSIDE = /^plugboard\.process\.args\.components\.\d/;

/** What is wrong with the process and with none of its components. */
export function ProcessProblems() {
  const { document } = useStores();
  const problems = useStore(document, (state) => state.problems);
  return <Notes problems={problems.filter(({ path }) => !INSIDE.test(path))} />;
}
