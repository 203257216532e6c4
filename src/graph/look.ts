import { type ComponentView, eventLabel, eventPort } from './graph.ts';
import { type NamePlan, namePlan } from './places/nameLines.ts';
import { portLabel } from './places/nodeLayout.ts';

/** A port as it is shown. */
export interface PortLook {
  readonly side: 'input' | 'output';
  readonly id: string;
  /** Its line below the header; events stand below all fields. */
  readonly row: number;
  readonly isEvent: boolean;
  /** Its label, cut where it has no room. */
  readonly text: string;
  /** What is said where the pointer rests; absent: the label says it all. */
  readonly title?: string;
  readonly isFaulty: boolean;
}

/**
 * What a card shows, for its element and for the drawing of it from afar alike. Each part is worked out when
 * it is first asked for: of thousands that are far away most are never read.
 */
class CardLook {
  readonly #view: ComponentView;
  #ports: readonly PortLook[] | undefined;
  #name: NamePlan | undefined;

  constructor(view: ComponentView) {
    this.#view = view;
  }

  get ports(): readonly PortLook[] {
    this.#ports ??= portsOf(this.#view);
    return this.#ports;
  }

  get name(): NamePlan {
    this.#name ??= namePlan(this.#view.title, this.#view.size);
    return this.#name;
  }

  /** How many problems it has, and of which kind the worst is; null: none. */
  get badge(): { readonly text: string; readonly severity: 'error' | 'warning' } | null {
    const { errors, warnings } = this.#view;
    if (errors + warnings === 0) return null;
    return { text: String(errors + warnings), severity: errors > 0 ? 'error' : 'warning' };
  }

  /** Nobody knows its type. */
  get isUnknown(): boolean {
    return this.#view.hue === 'unknown';
  }
}

const looks = new WeakMap<ComponentView, CardLook>();

export function lookOf(view: ComponentView): CardLook {
  const look = looks.get(view) ?? new CardLook(view);
  looks.set(view, look);
  return look;
}

function portsOf(view: ComponentView): readonly PortLook[] {
  const firstEvent = Math.max(view.inputs.length, view.outputs.length);
  const fields = (side: PortLook['side'], names: readonly string[]) =>
    names.map((id, row) => {
      const text = portLabel(view, view.size, side, row);
      return portOf(view, { side, id, row, isEvent: false, text }, text === id ? undefined : id);
    });
  const events = (side: PortLook['side'], types: readonly string[]) =>
    types.map((type, at) => {
      const port = { side, id: eventPort(type), row: firstEvent + at, isEvent: true };
      return portOf(view, { ...port, text: eventLabel(type) }, `Event ${type}`);
    });
  return [
    ...fields('input', view.inputs),
    ...fields('output', view.outputs),
    ...events('input', view.inputEvents),
    ...events('output', view.outputEvents),
  ];
}

function portOf(
  view: ComponentView,
  port: Omit<PortLook, 'title' | 'isFaulty'>,
  usual: string | undefined,
): PortLook {
  const fault = view.faults?.[port.side === 'input' ? 'inputs' : 'outputs'][port.id];
  const title = fault ?? usual;
  return { ...port, ...(title === undefined ? {} : { title }), isFaulty: fault !== undefined };
}
