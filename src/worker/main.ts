import { OPEN } from '../runner/protocol/messages.ts';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data === OPEN) for (const port of event.ports) port.start();
});
