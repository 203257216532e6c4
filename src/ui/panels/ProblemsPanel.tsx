import { CircleCheck } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { modulesOf, type PatchbayDocument, type Problem, specOf } from '../../model/index.ts';
import { useShown } from '../kit/useShown.tsx';
import { codePlaceIn } from '../page/codePlaceIn.ts';
import { showCode } from '../page/codeView.ts';
import { Fixes } from '../problems/Fixes.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { LevelIcon } from './LevelIcon.tsx';
import styles from './Panels.module.css';
import { yamlJump } from './yamlJump.ts';
import { shortMessage } from '../../base/text/cutInMiddle.ts';

const COMPONENT = /^plugboard\.process\.args\.components\.(\d+)(?:\.|$)/;
const CONNECTOR = /^plugboard\.process\.args\.connectors\.(\d+)(?:\.|$)/;
/** Lines that are shown at first; who has more wants to see fewer problems, not more lines. */
const MOST = 100;

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

/** Everything that is wrong with the document; each line leads to its place and mends it where it can. */
export function ProblemsPanel() {
  const { document: store } = useStores();
  const problems = useStore(store, (state) => state.problems);
  const panel = useRef<HTMLDivElement>(null);
  const mended = useRef<number | null>(null);

  // The line that was mended is gone: the focus goes to the one in its place.
  useEffect(() => {
    const at = mended.current;
    if (at === null) return;
    mended.current = null;
    const lines = panel.current?.querySelectorAll<HTMLElement>('[data-problem]');
    (lines?.[Math.min(at, lines.length - 1)] ?? panel.current)?.focus();
  }, [problems]);

  const sorted = useMemo(
    () =>
      problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error')),
    [problems],
  );
  const { shown, more } = useShown(sorted, MOST);
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      {problems.length === 0 ? (
        <div className={styles.empty}>
          <CircleCheck aria-hidden />
          <p>No problems: the model can run.</p>
        </div>
      ) : (
        <ul className={styles.list} aria-label="Problems">
          {shown.map((problem, i) => (
            <li key={`${problem.path} ${problem.code} ${i}`} className={styles.problem}>
              <ProblemLine problem={problem} />
              <Fixes problem={problem} onFixed={() => (mended.current = i)} />
            </li>
          ))}
          {more !== null && <li className={styles.more}>{more}</li>}
        </ul>
      )}
      <RunWarnings />
    </div>
  );
}

/** What the components of the run that shows gave to think about: values that became NaN, odd rows. */
function RunWarnings() {
  const { run, verbs } = useStores();
  const log = useStore(run, (state) => state.log);
  const warnings = useMemo(
    () => log.filter(({ level, component }) => level === 'warning' && component !== null),
    [log],
  );
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.list} aria-label="Warnings of the run">
      {warnings.slice(0, MOST).map(({ id, level, component, message }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.jump}
            onClick={() => component !== null && verbs.revealComponent(component)}
          >
            <LevelIcon level={level} />
            <span className={styles.text}>{`In this run: ${message}`}</span>
            <span className={styles.place}>{component}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const { document: store, verbs } = useStores();
  const document = useStore(store, (state) => state.document);
  const { line, column, message, code, severity } = problem;
  const component = componentOf(document, problem);
  const file = modulesOf(document).find(({ name }) => name === problem.path);

  function jump(): void {
    const place = codePlaceIn(message, document);
    if (place !== null) showCode(verbs, place.file, place);
    else if (file !== undefined)
      showCode(verbs, file.name, { line: line ?? 1, column: column ?? 1 });
    else if (component !== null) verbs.revealComponent(component);
    else if (line !== null) {
      yamlJump.setState({ jump: { line, column: column ?? 1 } });
      verbs.openPanel('yaml');
    } else verbs.select({ components: [], connectors: [] });
  }

  return (
    <button type="button" className={styles.jump} data-problem onClick={jump}>
      <LevelIcon level={severity} />
      <span className={styles.text}>
        <span>{`${shortMessage(message)} `}</span>
        <span className={styles.code}>{code}</span>
      </span>
      <span className={styles.place}>
        {[file?.name ?? component, line === null ? null : `line ${line}`]
          .filter(Boolean)
          .join(', ')}
      </span>
    </button>
  );
}
