import { Globe } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { NetworkQuestion } from '../../stores/index.ts';
import { Button } from '../kit/Button.tsx';
import { Banner } from './Banner.tsx';

/** A press that was meant for what stood here before shall not allow anything, milliseconds. */
const STILL_MS = 400;

/** Characters of a name that are shown: the host stands behind it. */
const SHOWN = 40;

const shortened = (name: string): string =>
  name.length > SHOWN ? `${name.slice(0, SHOWN)}…` : name;

/** The code of the document wants to reach a host. A new question is a new one of these. */
export function NetworkBanner({ question }: { readonly question: NetworkQuestion }) {
  const [isStill, setStill] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setStill(false), STILL_MS);
    return () => clearTimeout(timer);
  }, []);
  const { host, component, isPlain, isLocal, more, answer } = question;
  return (
    <Banner
      icon={<Globe aria-hidden />}
      tone={isPlain || isLocal ? 'warning' : 'info'}
      actions={
        <>
          <Button disabled={isStill} onClick={() => answer('run')}>
            Allow for this run
          </Button>
          <Button disabled={isStill} onClick={() => answer('document')}>
            Allow for this document
          </Button>
          <Button variant="quiet" disabled={isStill} onClick={() => answer('refuse')}>
            Refuse
          </Button>
        </>
      }
    >
      <strong>
        {component === null ? (
          <span>Code of this document</span>
        ) : (
          <span translate="no">{`“${shortened(component)}”`}</span>
        )}{' '}
        <span>wants to reach</span> <span translate="no">{host}</span>
        <span>.</span>
      </strong>{' '}
      <span>It can send there all that this document holds.</span>
      {isLocal && <span> That is a machine of your own network.</span>}
      {isPlain && !isLocal && <span> Others on the way can read and change what is sent.</span>}
      {more > 0 && <span>{more === 1 ? ' Another host follows.' : ` ${more} hosts follow.`}</span>}
    </Banner>
  );
}
