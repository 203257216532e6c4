import { CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { type PatchbayDocument, type Problem, specOf } from '../../model/index.ts';
import { useStores } from '../StoresContext.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import styles from './Panels.module.css';
import { yamlJump } from './yamlJump.ts';

const COMPONENT = /^plugboard\.process\.args\.components\.(\d+)(?:\.|$)/;
const CONNECTOR = /^plugboard\.process\.args\.connectors\.(\d+)(?:\.|$)/;

/** The component that a problem is of; of a connector, its source, or its target when that is missing. */
function componentOf(document: PatchbayDocument, { path }: Problem): string | null {
  const { components, connectors } = specOf(document).plugboard.process.args;
  const at = COMPONENT.exec(path)?.[1];
  if (at !== undefined) return components[Number(at)]?.args.name ?? null;
  const connector = connectors[Number(CONNECTOR.exec(path)?.[1] ?? -1)];
  if (connector === undefined) return null;
  const names = new Set(components.map(({ args }) => args.name));
  const { source, target } = connector;
  return [source.entity, target.entity].find((name) => names.has(name)) ?? null;
}

/** Everything that is wrong with the document; each line leads to its place. */
export function ProblemsPanel() {
  const { document: store } = useStores();
  const problems = useStore(store, (state) => state.problems);
  if (problems.length === 0) {
    return (
      <div className={styles.empty}>
        <CircleCheck aria-hidden />
        <p>No problems: the model can run.</p>
      </div>
    );
  }
  const sorted = problems.toSorted(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return (
    <div className={styles.panel}>
      <ul className={styles.list} aria-label="Problems">
        {sorted.map((problem, i) => (
          <li key={`${problem.path} ${problem.code} ${i}`}>
            <ProblemLine problem={problem} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const { document: store, verbs } = useStores();
  const document = useStore(store, (state) => state.document);
  const { line, column, message, code, severity } = problem;
  const component = componentOf(document, problem);

  function jump(): void {
    if (component !== null) verbs.revealComponent(component);
    else if (line !== null) {
      yamlJump.setState({ jump: { line, column: column ?? 1 } });
      verbs.openPanel('yaml');
    } else verbs.select({ components: [], connectors: [] });
  }

  return (
    <button type="button" className={styles.problem} onClick={jump}>
      <LevelIcon level={severity} />
      <span className={styles.text}>
        {message} <span className={styles.code}>{code}</span>
      </span>
      <span className={styles.place}>
        {component ?? ''}
        {line === null ? '' : `${component === null ? '' : ', '}line ${line}`}
      </span>
    </button>
  );
}
