import type { ComponentView, WireView } from '../../../graph/graph.ts';
import nodeStyles from '../nodes/ComponentNode.module.css';
import wireStyles from '../wires/Wire.module.css';

export function cardClass({ hue, disabled }: ComponentView): string {
  return `${nodeStyles.card} hue-${hue}${disabled ? ` ${nodeStyles.off}` : ''}`;
}

export function wireClass(view: WireView, isLit: boolean): string {
  const classes = [wireStyles.wire, `hue-${view.hue}`];
  if (view.kind === 'event') classes.push(wireStyles.event);
  if (view.bad) classes.push(wireStyles.bad);
  if (view.off) classes.push(wireStyles.off);
  if (isLit) classes.push(wireStyles.lit);
  return classes.join(' ');
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`;
}

/** What a screen reader says of a component. */
export function componentLabel(view: ComponentView): string {
  const problems = view.errors + view.warnings;
  const parts = [
    `${view.title}, ${view.hue === 'unknown' ? 'unknown component' : view.typeLabel}`,
    ...(view.disabled ? ['switched off'] : []),
    count(view.inputs.length, 'input'),
    count(view.outputs.length, 'output'),
  ];
  if (problems > 0) parts.push(count(problems, 'problem'));
  return parts.join(', ');
}

export function wireLabel({ kind, source, target, badges }: WireView): string {
  if (kind === 'event') return `Event from ${source.component} to ${target.component}`;
  const name = `Connector from ${source.component}.${source.field} to ${target.component}.${target.field}`;
  return badges === null ? name : `${name}, shown as badges`;
}
