import type { MapBodyProps } from './MapBody.tsx';
import { Section } from '../Section.tsx';
import { late } from '../../kit/late.tsx';

const MapBody = late(async () => (await import('./MapBody.tsx')).MapBody);

interface Props extends MapBodyProps {
  readonly title: string;
}

/** A section that holds a map of names to values of any kind; closed while there are none. */
export function MapSection({ title, ...body }: Props) {
  const names = Object.keys(body.map);
  return (
    <Section title={title} open={names.length > 0} summary={names.join(', ') || 'none'}>
      <MapBody {...body} />
    </Section>
  );
}
