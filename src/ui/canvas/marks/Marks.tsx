import { useStore } from 'zustand';
import { getAt, LAYOUT_PATH } from '../../../model/index.ts';
import { useStores } from '../../page/StoresContext.tsx';
import type { MarksProps } from './MarksLayer.tsx';
import { lateExtra } from '../../kit/late.tsx';

const MarksLayer = lateExtra(async () => (await import('./MarksLayer.tsx')).MarksLayer);

/** Frames and notes of the document; a model without any loads nothing for them. */
export function Marks(props: MarksProps) {
  const { document } = useStores();
  const hasMarks = useStore(document, ({ document: { config } }) =>
    ['groups', 'notes'].some((part) => getAt(config, [...LAYOUT_PATH, part]) !== undefined),
  );
  if (!hasMarks) return null;
  return <MarksLayer {...props} />;
}
