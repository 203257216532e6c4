import { lazy, Suspense } from 'react';
import type { MapBodyProps } from './MapBody.tsx';
import { Section } from './Section.tsx';

const MapBody = lazy(async () => ({ default: (await import('./MapBody.tsx')).MapBody }));

interface Props extends MapBodyProps {
  readonly title: string;
}

/** A section that holds a map of names to values of any kind; closed while there are none. */
export function MapSection({ title, ...body }: Props) {
  const names = Object.keys(body.map);
  return (
    <Section title={title} open={names.length > 0} summary={names.join(', ') || 'none'}>
      <Suspense fallback={null}>
        <MapBody {...body} />
      </Suspense>
    </Section>
  );
}
