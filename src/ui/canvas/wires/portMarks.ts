import type { Endpoint } from '../../../model/endpoint.ts';

/**
 * Marks on ports while a wire is being drawn (`data-can`, and `data-aim` on the one that is aimed
 * at). Set on the elements themselves: a gesture would otherwise render every component twice.
 */
export function markPorts(
  root: HTMLElement,
  side: 'input' | 'output',
  can: (port: Endpoint) => boolean,
): void {
  const selector = side === 'input' ? '.target' : '.source';
  for (const port of root.querySelectorAll<HTMLElement>(`.react-flow__handle${selector}`)) {
    const { nodeid, handleid } = port.dataset;
    if (nodeid === undefined || handleid === undefined) continue;
    port.dataset['can'] = can({ component: nodeid, field: handleid }) ? 'yes' : 'no';
  }
}

export function clearMarks(root: HTMLElement): void {
  for (const port of root.querySelectorAll<HTMLElement>('[data-can], [data-aim]')) {
    delete port.dataset['can'];
    delete port.dataset['aim'];
  }
}

export function aimAt(root: HTMLElement, side: 'input' | 'output', port: Endpoint): void {
  for (const old of root.querySelectorAll<HTMLElement>('[data-aim]')) delete old.dataset['aim'];
  const element = portElement(root, side, port);
  if (element) element.dataset['aim'] = '';
}

function portElement(
  root: HTMLElement,
  side: 'input' | 'output',
  { component, field }: Endpoint,
): HTMLElement | null {
  const type = side === 'input' ? 'target' : 'source';
  return root.querySelector<HTMLElement>(
    `.react-flow__handle.${type}[data-nodeid="${CSS.escape(component)}"][data-handleid="${CSS.escape(field)}"]`,
  );
}
