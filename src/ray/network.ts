import type { Result } from '../base/result.ts';

/** A question to Ray's dashboard. */
export interface RayQuestion {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
}

/** The beginning of an answer. */
export interface RayReply {
  readonly status: number;
  /** What comes after it, piece by piece; throws where the connection breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Why there is no answer: nobody listens there, the address leads nowhere, the connection broke off, or
 * what came back is no HTTP.
 */
export interface NoAnswer {
  readonly kind: 'refused' | 'unreachable' | 'cut' | 'garbled';
  /** In the system's own words. */
  readonly why: string;
}

/** A question that is under way. */
export interface RayCall {
  readonly reply: Promise<Result<RayReply, NoAnswer>>;
  /** Closes the connection; what has not come will not. */
  readonly end: () => void;
}

/**
 * How questions reach a dashboard. Ray refuses every PUT and POST that looks like a browser's (a User-Agent
 * of Mozilla, `Origin`, `Referer` or any `Sec-Fetch-*`, which Node's own `fetch` sends as well): who passes
 * a page's questions on has to leave these out.
 */
export type RayNetwork = (question: RayQuestion) => RayCall;
