import type { Endpoint } from '../../../model/endpoint.ts';
import { endpointText } from '../../../model/endpoint.ts';
import { useCallback, useRef, useState, type RefObject } from 'react';
import {
  aimed,
  chooseInput,
  connectHint,
  moveAim,
  startConnect,
  type ConnectMode,
  type ConnectStart,
} from './connectMode.ts';
import type { Graph } from '../../../graph/graph.ts';
import { aimAt, clearMarks, markPorts } from './portMarks.ts';

export interface ConnectKeys {
  readonly hint: string | null;
  start(component: string): void;
  leave(): void;
  /** Takes a key while wiring; false: not wiring, or not a key of it. */
  key(key: string): boolean;
}

interface Options {
  readonly root: RefObject<HTMLElement | null>;
  readonly graph: () => Graph;
  readonly allowed: (from: Endpoint, to: Endpoint) => boolean;
  readonly connect: (from: Endpoint, to: Endpoint) => void;
  readonly say: (text: string) => void;
  readonly show: (component: string) => void;
}

/** Wiring by keyboard, with the same marks on the ports as wiring by mouse. */
export function useConnectMode(options: Options): ConnectKeys {
  const { root, graph, allowed, connect, say, show } = options;
  const [hint, setHint] = useState<string | null>(null);
  const mode = useRef<ConnectMode | null>(null);

  const enter = useCallback(
    (next: ConnectMode) => {
      const fresh = mode.current?.kind !== next.kind;
      mode.current = next;
      const text = connectHint(next);
      setHint(text);
      say(text);
      const element = root.current;
      if (!element) return;
      const side = next.kind === 'input' ? 'input' : 'output';
      if (fresh) {
        clearMarks(element);
        const own = new Set(next.choices.map(endpointText));
        markPorts(element, side, (port) => own.has(endpointText(port)));
      }
      aimAt(element, side, aimed(next));
      show(aimed(next).component);
    },
    [root, say, show],
  );
  const leave = useCallback(() => {
    if (mode.current === null) return;
    mode.current = null;
    setHint(null);
    if (root.current) clearMarks(root.current);
  }, [root]);
  const take = useCallback(
    (start: ConnectStart) => {
      if (start.ok) return enter(start.mode);
      leave();
      say(start.reason);
    },
    [enter, leave, say],
  );

  const start = useCallback(
    (component: string) => take(startConnect(graph(), component, allowed)),
    [take, graph, allowed],
  );

  return {
    hint,
    leave,
    start,
    key(key) {
      const now = mode.current;
      if (now === null) return false;
      if (key === 'Escape') {
        leave();
        say('Left connecting.');
      } else if (key === 'ArrowRight' || key === 'ArrowDown') enter(moveAim(now, 1));
      else if (key === 'ArrowLeft' || key === 'ArrowUp') enter(moveAim(now, -1));
      else if (key === 'Enter') {
        if (now.kind === 'output') take(chooseInput(graph(), aimed(now), allowed));
        else {
          leave();
          connect(now.from, aimed(now));
        }
      } else if (key === 'Tab') {
        leave();
        return false;
      } else return key.length === 1;
      return true;
    },
  };
}
