import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers a request with the file of a folder that its path means; rejects when the other side goes. */
export function answerWithFile(
  folder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void>;
