export type { Catalogue, Category, ComponentType, FormField, Ports } from './catalog.ts';
export { type Edge, waitingCycles } from './cycles.ts';
export type { AttachedFile, PatchbayDocument, SourceText } from './document.ts';
export { unknownFrameworkTypes } from './frameworkTypes.ts';
export {
  allPorts,
  connectorId,
  type EventWire,
  impliedEventWires,
  NO_PORTS,
  ownArgs,
  portsOf,
} from './ports.ts';
export { type Problem, type ProblemCode, PROBLEMS, type Severity } from './problem.ts';
export { type Path, type Place, readConfig } from './readConfig.ts';
export {
  type ComponentSpec,
  type ConfigSpec,
  type ConnectorSpec,
  NAME_PATTERN,
  type ProcessSpec,
  REFERENCE_PATTERN,
  type StateSpec,
  type TuneSpec,
} from './spec.ts';
export { validateProcess } from './validate.ts';
