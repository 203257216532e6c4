import type { Stores } from '../../stores/index.ts';
import type { ViewOptions } from '../../ui/viewer/viewOptions.ts';
import { LINK } from '../linkPattern.ts';
import type { ModelDoor } from './modelDoor.ts';

/** Opens what the address asks for: a link, an example, or, in a window of its own, a stored document. */
export async function openAsked(
  { verbs }: Pick<Stores, 'verbs'>,
  model: ModelDoor,
  { kind }: ViewOptions,
): Promise<void> {
  const tell = (text: string) => verbs.notify({ tone: 'bad', text, action: null });
  const { hash, search } = location;
  if (LINK.test(hash)) {
    const read = await model.load({ as: 'link', text: hash, name: 'Shared model' });
    if (!read.ok) tell(`The link was not opened. ${read.error}`);
    return;
  }
  const asked = new URLSearchParams(search);
  const example = asked.get('example');
  if (example !== null) {
    const { exampleModel } = await import('./exampleModel.ts');
    const read = await exampleModel(example);
    if (read.ok) model.show(read.value);
    else tell(read.error);
    return;
  }
  const id = asked.get('document');
  // What a person keeps is none of another page's business.
  if (id === null || kind === 'embed' || window.parent !== window) return;
  const { storedModel } = await import('./storedModel.ts');
  const document = await storedModel(id);
  if (document === null) tell('This browser keeps no such document.');
  else model.show(document);
}
