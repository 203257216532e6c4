import { type Disabled, disabledOf } from '../disabled.ts';
import type { PatchbayDocument } from '../document.ts';
import { groupsOf } from '../groups.ts';
import { renamedBadges } from './badges.ts';
import { withDisabled } from './disable.ts';
import { withGroups } from './groups.ts';
import { withPins } from './pins.ts';
import { pinsOf } from '../pool.ts';
import { namesOf, renamed, renamedConnector } from './raw.ts';

/** Names that components have, those that are switched off too. */
export function allNames(document: PatchbayDocument): readonly string[] {
  return [...namesOf(document), ...disabledOf(document).keys()];
}

/** Takes removed components out of groups, of what is switched off and of workers chosen by hand. */
export function withoutTraces(
  document: PatchbayDocument,
  before: PatchbayDocument,
  gone: ReadonlySet<string>,
): PatchbayDocument {
  const off = disabledOf(before);
  const left = [...off.values()]
    .filter(({ component }) => !gone.has(component.args.name))
    .map((each) => withoutConnectorsOf(each, gone));
  const kept = new Map([...pinsOf(before)].filter(([name]) => !gone.has(name)));
  const next = withPins(off.size === 0 ? document : withDisabled(document, left, before), kept);
  const groups = groupsOf(before);
  if (groups.size === 0) return next;
  return withGroups(
    next,
    [...groups.values()].map((group) => ({
      ...group,
      members: group.members.filter((name) => !gone.has(name)),
    })),
  );
}

function withoutConnectorsOf(each: Disabled, gone: ReadonlySet<string>) {
  const connectors = each.raw.connectors.filter((_, i) => {
    const connector = each.connectors[i];
    return !gone.has(connector?.source.entity ?? '') && !gone.has(connector?.target.entity ?? '');
  });
  return { ...each, raw: { ...each.raw, connectors } };
}

/** Lets groups, badges, what is switched off and workers chosen by hand speak of a component by its new name. */
export function renamedTraces(
  document: PatchbayDocument,
  before: PatchbayDocument,
  from: string,
  to: string,
): PatchbayDocument {
  const names = new Map([[from, to]]);
  const off = disabledOf(before);
  const renamedOff = [...off.values()].map((each) => ({
    at: each.at,
    bypass: each.bypass.map((id) => renamedId(id, from, to)),
    raw: {
      component:
        each.component.args.name === from ? renamed(each.raw.component, to) : each.raw.component,
      connectors: each.raw.connectors.map((connector) => renamedConnector(connector, names)),
    },
  }));
  const pins = new Map([...pinsOf(before)].map(([name, at]) => [name === from ? to : name, at]));
  const placed = withPins(
    off.size === 0 ? document : withDisabled(document, renamedOff, before),
    pins,
  );
  const next = renamedBadges(placed, (id) => renamedId(id, from, to));
  const groups = groupsOf(before);
  if (groups.size === 0) return next;
  return withGroups(
    next,
    [...groups.values()].map((group) => ({
      ...group,
      members: group.members.map((name) => (name === from ? to : name)),
    })),
  );
}

/** A connector's id, `a.x..b.y`, after a component was renamed. */
function renamedId(id: string, from: string, to: string): string {
  const ends = id.split('..').map((end) => {
    const dot = end.lastIndexOf('.');
    return end.slice(0, dot) === from ? to + end.slice(dot) : end;
  });
  return ends.join('..');
}
