/**
 * The two policies that keep a run in its frame, as `Content-Security-Policy` texts. The frame's text
 * (`srcdoc`) inherits the page's policy, so the page must allow the boot script by its digest, and
 * `blob:` for the worker. `frame-src 'none'` does not hinder `srcdoc`; it blocks every later
 * navigation of the frame, which would otherwise be a way out.
 */

/** Policy of the frame: nothing but the boot script, blob workers and what those import from blobs. */
export function framePolicy(bootDigest: string): string {
  return [
    "default-src 'none'",
    `script-src '${bootDigest}' 'wasm-unsafe-eval' blob:`,
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** Policy of the page. Inline styles are allowed for libraries that set them; inline scripts are not. */
export function pagePolicy(bootDigest: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' '${bootDigest}' 'wasm-unsafe-eval' blob:`,
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
