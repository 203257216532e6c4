export { schemeOf } from './addresses.ts';
export { readAside } from './layout/aside.ts';
export { badgesOf } from './layout/badges.ts';
export type { Catalogue, Category, ComponentType, FormField, Ports } from './catalog.ts';
export {
  controlKey,
  type ControlRange,
  type ControlSpec,
  controlsOf,
  type ControlTarget,
} from './layout/controls.ts';
export { componentOf, endpointOf, endpointText, shortType } from './endpoint.ts';
export { moduleLanguage, type ModuleLanguage, moduleName, modulesOf } from './modules.ts';
export { isFrameworkArgument, ownArgs } from './frameworkArguments.ts';
export { type Edge, strongParts, waitingCycles } from './cycles.ts';
export { disabledOf } from './layout/disabled.ts';
export { type ComponentDocs, type ComponentExample, documentOfExample } from './docs.ts';
export type { AttachedFile, PatchbayDocument } from './document.ts';
export { documentFromConfig, emptyDocument, readDocument, specOf } from './documents.ts';
export { documentOfTree, treeOf } from './documentTree.ts';
export { arrangeGroups, ASPECT } from './arrange/arrangeGroups.ts';
export { freeName } from './raw.ts';
export { nearest } from './nearest.ts';
export { unknownFrameworkTypes } from './frameworkTypes.ts';
export {
  collapsedAround,
  componentsIn,
  componentsOfGroups,
  type Group,
  groupOfEach,
  groupsOf,
  groupsWithin,
  MARK_COLOURS,
  type MarkColour,
  withinGroup,
} from './layout/groups.ts';
export {
  layoutOf,
  type Position,
  positionsOf,
  seedOf,
  watchedFields,
  withoutLayout,
} from './layout/layout.ts';
export { LAYOUT_PATH } from './layout/layoutPath.ts';
export { type Note, NOTE_LIMITS, notesOf } from './layout/notes.ts';
export { modelChanges } from './modelChanges.ts';
export { getAt, setAt } from './paths.ts';
export { sameData } from '../base/sameData.ts';
export { type PlotDrawing, type PlotSide, type PlotSpec, plotsOf } from './layout/plots.ts';
export {
  allPorts,
  connectorId,
  impliedEventWires,
  isEventConnector,
  NO_PORTS,
  portsOf,
} from './ports.ts';
export { MOST_WORKERS, pinsOf } from './layout/pool.ts';
export { type Problem, type ProblemCode, PROBLEMS } from './problem.ts';
export { type Place, readConfig } from './readConfig.ts';
export {
  type ComponentSpec,
  type ConfigSpec,
  type ConnectorSpec,
  JOB_ID_PATTERN,
  type Direction,
  type ObjectiveSpec,
  REFERENCE_PATTERN,
  type TuneSpec,
} from './spec.ts';
export { attachedFor, checkFiles, fileArguments, type FileFault, fileNameOf } from './dataFiles.ts';
export { rawStudies, STUDIES_PATH } from './layout/rawStudies.ts';
export type { TuneField } from './tune/fullName.ts';
export type { PlanKind, StudySpec, VariedParameter } from './tune/studySpec.ts';
export { missingColumn } from './missingColumn.ts';
export { validateProcess } from './validate.ts';
export { withoutEffect } from './withoutEffect.ts';
