import { detailAt, type Detail, hairAt, TEXT, titleAt } from '../../../graph/detail.ts';

/**
 * Says on the canvas' root how far away it is looked at: CSS leaves out what cannot be read and writes the
 * rest larger. Nothing renders for it, and it changes in steps only.
 *
 * @returns what is to be called with each zoom
 */
export function detailTeller(root: () => HTMLElement | null): (zoom: number) => void {
  let told: Detail | null = null;
  let title = -1;
  let hair = -1;
  return (zoom) => {
    const element = root();
    const detail = detailAt(zoom);
    if (element === null) return;
    if (titleAt(zoom) !== title) {
      title = titleAt(zoom);
      element.style.setProperty('--title', `${title}px`);
    }
    if (hairAt(zoom) !== hair) {
      hair = hairAt(zoom);
      element.style.setProperty('--hair', `${hair}px`);
    }
    if (detail === told) return;
    told = detail;
    element.dataset['detail'] = detail.shown;
    element.dataset['label'] = String(detail.size);
    element.style.setProperty('--label', `${detail.size}px`);
    element.style.setProperty('--larger', String(detail.size / TEXT));
  };
}
