import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useCanvasApi } from '../canvas/api/CanvasApi.ts';
import { Button } from '../kit/Button.tsx';
import { IconButton } from '../kit/IconButton.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { nextStep, TOUR, type TourStep } from './tourSteps.ts';
import styles from './Tour.module.css';
import { markTarget } from './tourTargets.ts';

/** Leads through the five steps beside the work, never in its way. */
export function TourCard() {
  const stores = useStores();
  const canvas = useCanvasApi();
  const document = useStore(stores.document, (state) => state.document);
  const phase = useStore(stores.run, (state) => state.phase);
  const at = nextStep({ document, run: { phase } });
  const step = TOUR[at];
  useEffect(() => (step ? markTarget(step.id) : undefined), [step]);

  function doIt({ edit }: TourStep): void {
    if (edit === null) void stores.verbs.run();
    else {
      stores.verbs.edit(edit, null);
      canvas.current?.viewpoint.fit();
    }
  }
  const end = () => stores.verbs.setTour('done');

  if (step === undefined)
    return (
      <Card title="That was it" onClose={end}>
        <p>
          You built and ran a model. Change an argument in the inspector and run it again, look at
          an example, or press ? for all keys.
        </p>
        <div className={styles.foot}>
          <Button variant="primary" onClick={end}>
            Done
          </Button>
          <Button variant="quiet" onClick={() => stores.verbs.openDialog('gallery')}>
            Examples
          </Button>
        </div>
      </Card>
    );
  return (
    <Card title={step.title} count={`${at + 1} of ${TOUR.length}`} onClose={end}>
      <p>{step.text}</p>
      <div className={styles.foot}>
        <Button onClick={() => doIt(step)}>{step.doIt}</Button>
        <span className={styles.dots} aria-hidden="true">
          {TOUR.map(({ id }, i) => (
            <span
              key={id}
              data-done={i < at ? '' : undefined}
              data-now={i === at ? '' : undefined}
            />
          ))}
        </span>
      </div>
    </Card>
  );
}

interface CardProps {
  readonly title: string;
  readonly count?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Card({ title, count, onClose, children }: CardProps) {
  return (
    <aside className={styles.card} aria-label="Tour">
      <div className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && <span className={styles.count}>{count}</span>}
        <IconButton label="Leave the tour" side="top" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div aria-live="polite">{children}</div>
    </aside>
  );
}
