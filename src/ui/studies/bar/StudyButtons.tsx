import { Pause, Play, RotateCw, Square } from 'lucide-react';
import type { StudyShown } from '../../../stores/api.ts';
import { Button } from '../../kit/Button.tsx';
import { useStores } from '../../page/StoresContext.tsx';
import { useStudy } from '../../fields/study/useStudy.ts';

const GOES_ON: readonly StudyShown['status'][] = ['paused', 'interrupted', 'stopped', 'failed'];

/** Starts, pauses, goes on with and stops a study. */
export function StudyButtons({ shown }: { readonly shown: StudyShown | null }) {
  const { verbs } = useStores();
  const study = useStudy();
  // What only the section `tune` says has no plan of its own.
  const plan = study === null || study.spec === null ? null : study.name;
  const status = shown?.status ?? null;
  const isRunning = status === 'running';
  const mayGoOn = shown !== null && GOES_ON.includes(shown.status) && shown.count < shown.length;
  return (
    <>
      {!isRunning && (
        <Button variant={mayGoOn ? 'plain' : 'primary'} onClick={() => void verbs.startStudy(plan)}>
          <Play aria-hidden />
          Start study
        </Button>
      )}
      {mayGoOn && (
        <Button variant="primary" onClick={() => void verbs.continueStudy()}>
          <RotateCw aria-hidden />
          Continue study
        </Button>
      )}
      {isRunning && (
        <Button onClick={() => void verbs.pauseStudy()}>
          <Pause aria-hidden />
          Pause study
        </Button>
      )}
      {(isRunning || status === 'paused') && (
        <Button onClick={() => void verbs.stopStudy()}>
          <Square aria-hidden />
          Stop study
        </Button>
      )}
    </>
  );
}
