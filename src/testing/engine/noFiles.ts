import { bareEnvironment, type HostFiles } from '../../engine/index.ts';

/** There is no file. */
export const NO_FILES: HostFiles = bareEnvironment().host.files;
