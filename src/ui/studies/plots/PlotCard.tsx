import { Settings2, X } from 'lucide-react';
import { useCallback, useId, useMemo, useState } from 'react';
import { IconButton } from '../../kit/IconButton.tsx';
import { Menu, MenuChoice, MenuSeparator } from '../../kit/menu/Menu.tsx';
import { Select } from '../../kit/inputs/Select.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { studiesDesk, withBrush, withPlot } from '../desk.ts';
import type { Trials } from '../useTrials.ts';
import { useWork } from '../useWork.ts';
import { FanNote } from './FanNote.tsx';
import type { Findings, PlotKind, Reading, Sheet, StudyPlot, TrialsView } from './picture.ts';
import {
  type AxisChoice,
  choicesOf,
  findingWork,
  KIND_NAMES,
  pictureOf,
  whyNot,
} from './plotChoice.ts';
import { axisAt, pressPlot } from './plotHands.ts';
import { plotWords, rowWords } from './plotWords.ts';
import { usePicture } from './usePicture.ts';
import styles from './Plots.module.css';

interface Props {
  readonly plot: StudyPlot;
  readonly trials: Trials;
  readonly isOnly: boolean;
  readonly onTrial: (number: number | null) => void;
}

const NONE: Findings = {};
const NO_CHOICES: readonly AxisChoice[] = [];

/** One plot of the trials: what it shows can be chosen, marks can be pressed, axes brushed. */
export function PlotCard({ plot, trials, isOnly, onTrial }: Props) {
  const desk = studiesDesk(useStores());
  const [hover, setHover] = useState(-1);
  const [reading, setReading] = useState<Reading | null>(null);
  const words = useId();
  const { kind } = plot;
  const { view } = trials;
  const { columns, rows, fans } = view;
  const chosen = useMemo(() => choicesOf(plot, { columns, fans }), [plot, columns, fans]);
  const choices = chosen ?? NO_CHOICES;
  const work = useMemo(
    () => findingWork(kind, choices, { columns, rows }),
    [kind, choices, columns, rows],
  );
  const found = useWork(work) ?? NONE;
  const make = useCallback(
    (sheet: Sheet) => (chosen === null ? null : pictureOf(kind, chosen, view, found, sheet)),
    [kind, chosen, view, found],
  );
  const screen = usePicture(make);
  const title = KIND_NAMES[kind];

  function lookAt(row: number): void {
    onTrial(row < 0 ? null : (columns[0]?.numbers[row] ?? null));
  }

  return (
    <section className={styles.plot} aria-label={title}>
      <PlotHead plot={plot} choices={choices} isOnly={isOnly} />
      <div
        ref={screen.host}
        className={styles.host}
        role="img"
        aria-roledescription="plot"
        aria-label={`${title} of ${trials.shown.name}`}
        aria-describedby={words}
        onPointerDown={(event) =>
          pressPlot(event, screen.picture(), {
            onRow: lookAt,
            onBrush: (name, values) => desk.setState(withBrush(desk.getState(), name, values)),
          })
        }
        onPointerMove={(event) => {
          const picture = screen.picture();
          if (picture === null || event.buttons !== 0) return;
          const { left, top } = event.currentTarget.getBoundingClientRect();
          const [x, y] = [event.clientX - left, event.clientY - top];
          const isAxis = axisAt(picture, x, false) !== undefined;
          event.currentTarget.style.cursor = isAxis ? 'row-resize' : '';
          setHover(isAxis ? -1 : (picture.rowAt?.(x, y) ?? -1));
          setReading(picture.readAt?.(x) ?? null);
        }}
        onPointerLeave={() => {
          setHover(-1);
          setReading(null);
        }}
      >
        <canvas className={styles.canvas} aria-hidden="true" />
        {chosen === null && kind !== 'fan' && <p className={styles.missing}>{whyNot(kind)}</p>}
        {reading !== null && <PlotReading {...reading} />}
        {hover >= 0 && hover < trials.length && (
          <p className={styles.hover} translate="no" aria-hidden="true">
            {rowWords(columns, hover)}
          </p>
        )}
      </div>
      {kind === 'fan' && <FanNote trials={trials} />}
      {chosen !== null && (
        <PlotWords id={words} kind={kind} choices={choices} view={view} found={found} />
      )}
    </section>
  );
}

/** What stands where the pointer is: the list in words beside the plot has it for who cannot see it. */
function PlotReading({ left, words }: Reading) {
  return (
    <div aria-hidden="true" translate="no">
      <span className={styles.reader} style={{ left }} />
      <p className={styles.reading}>{words}</p>
    </div>
  );
}

interface WordsProps {
  readonly id: string;
  readonly kind: PlotKind;
  readonly choices: readonly AxisChoice[];
  readonly view: TrialsView;
  readonly found: Findings;
}

/** What looks at all values comes after what is seen. */
function PlotWords({ id, kind, choices, view, found }: WordsProps) {
  const make = useMemo(
    () =>
      function* () {
        yield;
        return plotWords(kind, choices, view, found);
      },
    [kind, choices, view, found],
  );
  const lines = useWork(make) ?? [];
  return (
    <ul id={id} className="visually-hidden" aria-label={`${KIND_NAMES[kind]} in words`}>
      {lines.map((line) => (
        <li key={line} translate="no">
          {line}
        </li>
      ))}
    </ul>
  );
}

interface HeadProps {
  readonly plot: StudyPlot;
  readonly choices: readonly AxisChoice[];
  readonly isOnly: boolean;
}

function PlotHead({ plot, choices, isOnly }: HeadProps) {
  const desk = studiesDesk(useStores());
  const title = KIND_NAMES[plot.kind];
  const change = (more: Partial<StudyPlot>) =>
    desk.setState(withPlot(desk.getState(), plot.id, more));
  const open = choices.filter(({ among }) => among.length > 1);
  return (
    <div className={styles.head}>
      <div className={styles.kind}>
        <Select
          aria-label="Kind of plot"
          value={plot.kind}
          options={KINDS}
          onChange={(kind) => change({ kind, x: null, y: null, z: null })}
        />
      </div>
      <div className={styles.end}>
        {open.length > 0 && (
          <Menu
            align="end"
            side="top"
            trigger={
              <IconButton label={`Axes of ${title}`} hint="Choose what is shown" side="top">
                <Settings2 aria-hidden />
              </IconButton>
            }
          >
            {open.map(({ side, label, column, among }, i) => (
              <div key={side}>
                {i > 0 && <MenuSeparator />}
                <MenuChoice
                  label={label}
                  value={column.name}
                  options={among.map(({ name, title: text }) => ({ value: name, label: text }))}
                  onChange={(name) => change({ [side]: name })}
                />
              </div>
            ))}
          </Menu>
        )}
        {!isOnly && (
          <IconButton
            label={`Remove ${title}`}
            hint="Remove this plot"
            side="top"
            onClick={() => {
              const { plots } = desk.getState();
              desk.setState({ plots: plots.filter(({ id }) => id !== plot.id) });
            }}
          >
            <X aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  );
}

const KINDS = (Object.keys(KIND_NAMES) as PlotKind[]).map((value) => ({
  ...{ value, label: KIND_NAMES[value] },
}));
