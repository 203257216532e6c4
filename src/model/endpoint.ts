/** A field of a component: what a connector joins, what is watched. As text `component.field`. */
export interface Endpoint {
  readonly component: string;
  readonly field: string;
}

/** `component.field` in its parts: names of components have no dots, those of columns may. Without a dot all is field. */
export function endpointOf(text: string): Endpoint {
  const dot = text.indexOf('.');
  return { component: text.slice(0, Math.max(dot, 0)), field: text.slice(dot + 1) };
}

/** The component of `component.field`; empty where the text is no such thing. */
export function componentOf(text: string): string {
  return endpointOf(text).component;
}

export function endpointText({ component, field }: Endpoint): string {
  return `${component}.${field}`;
}

/** The two ends of a connector's id, `a.x..b.y`, as text. */
export function endsOf(id: string): readonly [source: string, target: string] {
  const [source = '', target = ''] = id.split('..');
  return [source, target];
}

/** A dotted type, `patchbay.PID`, as people call it: its last part. */
export function shortType(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}
