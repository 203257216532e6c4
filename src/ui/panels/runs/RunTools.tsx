import { Eye, Layers, Pencil, Pin, Square, StepForward, Trash2 } from 'lucide-react';
import { useStore } from 'zustand';
import type { RunRecord } from '../../../stores/api.ts';
import { isOnRay } from '../../../stores/records/runRecord.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useStores } from '../../page/StoresContext.tsx';

interface Props {
  readonly record: RunRecord;
  readonly name: string;
  readonly isShown: boolean;
  readonly onRename: () => void;
}

/** What can be done with a kept run. */
export function RunTools({ record, name, isShown, onRename }: Props) {
  const { lists, run, verbs } = useStores();
  const { id, pinned = false, cut } = record;
  const isCompared = useStore(lists, ({ compared }) => compared.some((one) => one.id === id));
  const isUnderWay = useStore(
    run,
    ({ phase }) => !['idle', 'ended', 'elsewhere'].includes(phase.kind),
  );
  return (
    <div role="group" aria-label={name}>
      {cut !== undefined && cut.steps !== null && (
        <IconButton
          label={`Continue ${name}`}
          hint={isUnderWay ? 'A run is under way' : 'Go on from where it was kept last'}
          side="top"
          disabled={isUnderWay}
          onClick={() => void verbs.continueRun(id)}
        >
          <StepForward aria-hidden />
        </IconButton>
      )}
      {isOnRay(record) && (
        <IconButton
          label={`Stop ${name}`}
          hint="Stop it on the cluster"
          side="top"
          onClick={() => void verbs.stopOnRay(id)}
        >
          <Square aria-hidden fill="currentColor" />
        </IconButton>
      )}
      <IconButton
        label={`Show ${name}`}
        hint={isUnderWay ? 'A run is under way' : 'Show its values on the canvas and in the plots'}
        side="top"
        aria-pressed={isShown}
        disabled={isUnderWay}
        onClick={() => void verbs.showRun(id)}
      >
        <Eye aria-hidden />
      </IconButton>
      <IconButton
        label={`Draw ${name} beside`}
        hint="Draw it beside the run that shows"
        side="top"
        aria-pressed={isCompared}
        disabled={isShown}
        onClick={() => void verbs.compareRun(id, !isCompared)}
      >
        <Layers aria-hidden />
      </IconButton>
      <IconButton
        label={`Pin ${name}`}
        hint={pinned ? 'Pinned: it makes no room for newer runs' : 'Keep it however many come'}
        side="top"
        aria-pressed={pinned}
        onClick={() => void verbs.pinRun(id, !pinned)}
      >
        <Pin aria-hidden fill={pinned ? 'currentColor' : 'none'} />
      </IconButton>
      <IconButton label={`Rename ${name}`} hint="Rename" side="top" onClick={onRename}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton
        label={`Delete ${name}`}
        hint="Delete, with a way back"
        side="top"
        onClick={() => void verbs.deleteRun(id)}
      >
        <Trash2 aria-hidden />
      </IconButton>
    </div>
  );
}
