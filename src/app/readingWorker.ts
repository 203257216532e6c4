import { type OutsideText, readOutside } from '../formats/index.ts';

/** The worker's side of `readElsewhere`: that it is there, and one answer to one text. */
postMessage(null);
addEventListener('message', ({ data }: MessageEvent<OutsideText>) => {
  postMessage(readOutside(data));
});
