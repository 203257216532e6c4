import { version } from '../../package.json';

let engine: string | null = null;

/** Notes the digest of the script that runs models: two builds of one number need not run the same. */
export function noteEngine(digest: string): void {
  engine = digest.replace(/^sha256-/, '').slice(0, 8);
}

/** Which Patchbay this is, such as `0.1.0 (aB3dE5fG)`; in brackets what runs models, once it is there. */
export const patchbayVersion = (): string => (engine === null ? version : `${version} (${engine})`);
