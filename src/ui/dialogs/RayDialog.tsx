import { useCallback, useId, useState } from 'react';
import type { RayView } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Checkbox } from '../kit/inputs/Checkbox.tsx';
import { useStores } from '../page/StoresContext.tsx';
import { CopyButton } from './CopyButton.tsx';
import { useClose } from './useClose.ts';
import { usePromised } from './usePromised.ts';
import styles from './RayDialog.module.css';

const COMMANDS = [
  { words: 'Start Ray, where plugboard is installed:', text: 'ray start --head' },
  {
    words: 'Serve this editor with a bridge to it, and open the address that is printed:',
    text: 'npm run -s patchbay -- serve --ray http://127.0.0.1:8265',
  },
];

/** Sends the process to a Ray cluster; without a way there it says how one is made. */
export function RayDialog() {
  const { verbs } = useStores();
  const close = useClose();
  const [box, why] = [useId(), useId()];
  const [tries, setTries] = useState(0);
  const [install, setInstall] = useState(false);
  const [isSending, setSending] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- another try is another question
  const look = useCallback(() => verbs.lookAtRay(), [verbs, tries]);
  const view = usePromised(look);

  async function send(): Promise<void> {
    setSending(true);
    setFaults([]);
    const found = await verbs.runOnRay(install);
    setSending(false);
    setFaults(found);
    if (found.length > 0) return;
    verbs.openPanel('runs');
    close();
  }

  return (
    <Dialog
      title="Run on Ray cluster"
      size="medium"
      onClose={close}
      foot={
        view?.kind === 'no-bridge' ? undefined : (
          <>
            <Button onClick={close}>Cancel</Button>
            {view?.kind === 'fault' ? (
              <Button variant="primary" onClick={() => setTries(tries + 1)}>
                Try again
              </Button>
            ) : (
              <Button
                variant="primary"
                disabled={view === null || isSending}
                onClick={() => void send()}
              >
                {view?.kind === 'ready' && view.missing.length > 0
                  ? 'Run all the same'
                  : 'Run on Ray'}
              </Button>
            )}
          </>
        )
      }
    >
      {view === null && <p className={styles.note}>Asking the cluster…</p>}
      {view?.kind === 'no-bridge' && <HowTo />}
      {view?.kind === 'fault' && (
        <p role="alert" className={styles.bad}>
          {view.message}
        </p>
      )}
      {view?.kind === 'ready' && (
        <>
          <ClusterFacts view={view} />
          <div className={styles.choice}>
            <label htmlFor={box}>
              <Checkbox id={box} checked={install} describedBy={why} onChange={setInstall}>
                Install what the process needs there first
              </Checkbox>
              <span className="visually-hidden">Install what the process needs there first</span>
            </label>
            <p id={why} className={styles.note}>
              Without it, plugboard and what the process imports have to be on the cluster.
              Installing takes a minute or more.
            </p>
          </div>
        </>
      )}
      <p role="status" className={styles.note}>
        {isSending ? 'Sending the process…' : ''}
      </p>
      {faults.length > 0 && (
        <div role="alert" className={styles.bad}>
          <p>Nothing was sent.</p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

/** The two commands that make a way to a cluster. */
function HowTo() {
  return (
    <>
      <p className={styles.text}>
        This page has no way to a cluster: it was not opened by the address that Patchbay’s command
        serve prints. Two commands make one.
      </p>
      <ol className={styles.steps}>
        {COMMANDS.map(({ words, text }) => (
          <li key={text}>
            <p>{words}</p>
            <div className={styles.command}>
              <code translate="no">{text}</code>
              <CopyButton label="Copy" text={text} />
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.note}>
        The bridge leads to that one Ray and listens on this machine alone. The process then runs
        there, goes on when this page is closed, and its results come back as a run.
      </p>
    </>
  );
}

/** Which cluster it is, and what of it would be wanting. */
function ClusterFacts({ view }: { readonly view: Extract<RayView, { readonly kind: 'ready' }> }) {
  const { address, version, machines, has, missing } = view;
  return (
    <>
      <p className={styles.text}>
        <span>{`Ray ${version} at `}</span>
        <code translate="no">{address}</code>
        <span>{`: ${machines === 1 ? '1 machine' : `${machines} machines`} with ${has.join(', ')}.`}</span>
      </p>
      {missing.length > 0 && (
        <div role="alert" className={styles.warning}>
          <p>The cluster has not what the process asks for. It would wait there.</p>
          <ul>
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
