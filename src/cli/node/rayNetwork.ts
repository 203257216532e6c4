import { type ClientRequest, request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import { fail, ok } from '../../base/result.ts';
import type { NoAnswer, RayNetwork, RayQuestion, RayReply } from '../../ray/index.ts';

const NOBODY = new Set(['ECONNREFUSED']);
const NOWHERE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EADDRNOTAVAIL',
]);

function faultOf(error: Error): NoAnswer {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Of several addresses of one name only the codes of each are told.
  const why = error.message === '' ? code : error.message;
  if (NOBODY.has(code)) return { kind: 'refused', why };
  if (NOWHERE.has(code)) return { kind: 'unreachable', why };
  return { kind: /^HPE_|^ERR_SSL|^EPROTO/.test(code) ? 'garbled' : 'cut', why };
}

function open(question: RayQuestion): ClientRequest {
  const { method, url, headers, body } = question;
  const send = url.startsWith('https:') ? overHttps : overHttp;
  const length = body === null ? {} : { 'Content-Length': body.length };
  return send(url, { method, headers: { ...headers, ...length }, agent: false });
}

/** Questions by Node's own client: what its `fetch` sends would pass for a browser's, which Ray refuses. */
export const rayNetwork: RayNetwork = (question) => {
  const call = open(question);
  const reply = new Promise<ReturnType<typeof ok<RayReply>> | ReturnType<typeof fail<NoAnswer>>>(
    (resolve) => {
      call.on('response', (answer) => {
        resolve(ok({ status: answer.statusCode ?? 0, body: answer as AsyncIterable<Uint8Array> }));
      });
      // A fault after the beginning of an answer is the body's.
      call.on('error', (error) => resolve(fail(faultOf(error))));
    },
  );
  call.end(question.body ?? undefined);
  return { reply, end: () => void call.destroy() };
};
