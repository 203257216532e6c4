/**
 * Runs in a page: from now on everything that a console would show in red is kept in a list there. For
 * browsers whose driver tells nothing of the console.
 *
 * @returns {'early' | 'late' | 'gone'} early: no script of the page has begun; gone: it is no page yet, or
 *   the one before, which listens already
 */
export function installEars() {
  if (!document.getElementById('root') || globalThis.patchbayHeard) return 'gone';
  const heard = [];
  globalThis.patchbayHeard = heard;
  const { error } = console;
  console.error = (...values) => {
    heard.push(values.map(String).join(' '));
    error.apply(console, values);
  };
  // Captured: a file that cannot be loaded tells its own element alone.
  const onError = ({ message, target }) => {
    // WebKit tells so that sizes of this frame are told in the next one: React Flow's nodes, when they go.
    if (message?.startsWith('ResizeObserver loop completed')) return;
    heard.push(message ?? `lost ${target.src ?? target.href}`);
  };
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejected: ${reason}`));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    heard.push(`policy: ${violatedDirective} of ${blockedURI}`),
  );
  return document.getElementById('root').childElementCount === 0 ? 'early' : 'late';
}
