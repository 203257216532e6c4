import type { Endpoint } from '../../../model/endpoint.ts';
import { useMemo, useRef, type RefObject } from 'react';
import type { Connection, Edge, ReactFlowProps } from '@xyflow/react';
import type { DragHooks } from '../api/CanvasApi.ts';
import type { CanvasEditor } from '../api/editor.ts';
import type { ComponentFlowNode } from '../nodes/ComponentNode.tsx';
import { clearMarks, markPorts } from './portMarks.ts';
import type { WireFlowEdge } from './Wire.tsx';

interface Options {
  readonly root: RefObject<HTMLElement | null>;
  readonly editor: CanvasEditor;
  readonly hooks: RefObject<DragHooks | null>;
  /** While a gesture is being given up nothing that React Flow calls is meant. */
  readonly abandoning: RefObject<boolean>;
}

export interface Wiring {
  /** Why a wire may not be as it is being drawn; null when it may. */
  readonly whyNot: (connection: Connection) => string | null;
  readonly handlers: Partial<ReactFlowProps<ComponentFlowNode, WireFlowEdge>>;
}

/** Drawing wires from port to port, and putting one of their ends elsewhere. Always the same functions. */
export function useWiring({ root, editor, hooks, abandoning }: Options): Wiring {
  /** The wire whose end is being moved. */
  const moving = useRef<string | null>(null);
  return useMemo(() => {
    const clear = (): void => {
      if (root.current) clearMarks(root.current);
    };
    const ends = (connection: Connection): Ends | null =>
      abandoning.current ? null : endsOf(connection);
    const start: Wiring['handlers']['onConnectStart'] = (_event, from) => {
      const { nodeId: component, handleId: field, handleType } = from;
      if (!root.current || component === null || field === null) return;
      const own = { component, field };
      clear();
      if (handleType === 'source')
        markPorts(root.current, 'input', (port) => editor.allowed(own, port));
      else markPorts(root.current, 'output', (port) => editor.allowed(port, own));
    };
    const reason = (connection: Connection | Edge): string | null => {
      const found = endsOf(connection);
      return found && editor.whyNot(found.from, found.to, moving.current);
    };
    return {
      whyNot: reason,
      handlers: {
        isValidConnection: (connection) =>
          endsOf(connection) !== null && reason(connection) === null,
        onConnectStart: start,
        onClickConnectStart: start,
        onClickConnectEnd: clear,
        onConnect(connection) {
          const found = ends(connection);
          if (found) editor.connect(found.from, found.to);
        },
        onConnectEnd(event, { fromHandle, toHandle }) {
          clear();
          if (!fromHandle?.id || toHandle || moving.current !== null || abandoning.current) return;
          const port = { component: fromHandle.nodeId, field: fromHandle.id };
          const { clientX: x, clientY: y } =
            'touches' in event ? (event.changedTouches[0] ?? AWAY) : event;
          const side = fromHandle.type === 'source' ? 'output' : 'input';
          hooks.current?.wireDropped(port, side, { x, y });
        },
        onReconnectStart(_event, { id }) {
          moving.current = id;
        },
        onReconnect({ id }, connection) {
          const found = ends(connection);
          if (found) editor.reconnect(id, found.from, found.to);
        },
        onReconnectEnd() {
          moving.current = null;
        },
      },
    };
  }, [root, editor, hooks, abandoning]);
}

const AWAY = { clientX: -1, clientY: -1 };

interface Ends {
  readonly from: Endpoint;
  readonly to: Endpoint;
}

function endsOf({ source, sourceHandle, target, targetHandle }: Connection | Edge): Ends | null {
  if (!sourceHandle || !targetHandle) return null;
  return {
    from: { component: source, field: sourceHandle },
    to: { component: target, field: targetHandle },
  };
}
