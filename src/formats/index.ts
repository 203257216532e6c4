export { decodeUtf8 } from './decodeUtf8.ts';
export { writeMermaid } from './mermaid.ts';
export { readModelText } from './readModelText.ts';
export { LIMITS, type YamlLimits } from './yaml/limits.ts';
export { readYaml, type YamlText } from './yaml/readYaml.ts';
export { dumpYaml } from './yaml/dumpYaml.ts';
export { writeYaml } from './yaml/writeYaml.ts';
export { decodeLink } from './link/decodeLink.ts';
export { encodeLink } from './link/encodeLink.ts';
