import type { Result } from '../../base/result.ts';
import type { LiveStores } from '../../stores/index.ts';
import type { OutsideFile } from './fetchOutside.ts';
import { namedByContent } from './namedByContent.ts';

interface World {
  /** What an address that is no whole one counts from. */
  readonly base: string;
  readonly fetchOutside: (url: string, signal: AbortSignal) => Promise<Result<OutsideFile, string>>;
  /** Takes the question out of the address: to load the page again asks it no more. */
  readonly clean: () => void;
}

/**
 * Opens the model at an address as new documents, once the person has allowed it: before, nothing is
 * fetched. It may be any file with a model in it that can be dropped onto the page. Nothing of it is run,
 * and what is refused leaves the open document as it is.
 */
export async function openUrl(
  { verbs, view }: Pick<LiveStores, 'verbs' | 'view'>,
  asked: string,
  { base, fetchOutside, clean }: World,
): Promise<void> {
  const refuse = (reason: string): void =>
    verbs.notify({ tone: 'bad', text: `The address was not opened. ${reason}`, action: null });
  const url = addressIn(asked, base);
  if (url === null) return refuse('Only a file that a web server gives (http, https) can be.');
  const { host, origin } = url;
  const ending = new AbortController();
  const allowed = new Promise<boolean>((resolve) => {
    ending.signal.addEventListener('abort', () => resolve(false));
    const question = {
      ...{ url: url.href, host, isOwn: origin === new URL(base).origin, isComing: false },
      answer: () => resolve(true),
    };
    view.setState({ dialog: 'url', url: question });
  });
  const unsubscribe = view.subscribe(({ dialog }) => {
    if (dialog !== 'url') ending.abort();
  });
  if (!(await allowed)) {
    unsubscribe();
    return clean();
  }
  const { url: question } = view.getState();
  if (question !== undefined) view.setState({ url: { ...question, isComing: true } });
  const file = await fetchOutside(url.href, ending.signal);
  unsubscribe();
  if (ending.signal.aborted) return clean();
  view.setState({ dialog: null });
  if (!file.ok) return refuse(file.error);
  const from = new URL(file.value.url);
  if (from.origin !== origin) return refuse(`${host} sends on to ${from.host}: open that instead.`);
  const name = namedByContent(from, file.value.bytes);
  if (name === null) return refuse('What came is a web page, and no file with a model in it.');
  clean();
  await verbs.importFiles([{ name, bytes: file.value.bytes }], { onlyModels: true });
}

function addressIn(text: string, base: string): URL | null {
  const url = URL.canParse(text, base) ? new URL(text, base) : null;
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.username === '';
  if (!isWeb) return null;
  url.hash = '';
  return url;
}
