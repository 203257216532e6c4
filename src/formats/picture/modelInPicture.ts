import { decodeUtf8 } from '../../base/text/decodeUtf8.ts';
import { isPng, modelInPng } from './pngModel.ts';
import { modelInSvg } from './svgModel.ts';

/** Bytes of a picture that is looked through. */
const LARGEST = 50_000_000;

/** The link to a model in a file that is a PNG or SVG picture; null where there is none. */
export function modelInPicture(bytes: Uint8Array): string | null {
  if (bytes.length > LARGEST) return null;
  if (isPng(bytes)) return modelInPng(bytes);
  const text = decodeUtf8(bytes);
  return text.ok && text.value.includes('<svg') ? modelInSvg(text.value) : null;
}
