// Edits that only later gestures make (clipboard, insert, rejoin, ...) are imported from their own files:
// what is exported here belongs to the first look of the page.
export { schemeOf } from './addresses.ts';
export { asideBetween, readAside, withAside } from './aside.ts';
export { badgesOf } from './badges.ts';
export type { Catalogue, Category, ComponentType, FormField, Ports } from './catalog.ts';
export {
  controlKey,
  type ControlRange,
  type ControlSpec,
  controlsOf,
  type ControlTarget,
} from './controls.ts';
export { type Edge, strongParts, waitingCycles } from './cycles.ts';
export { disabledOf } from './disabled.ts';
export { type ComponentDocs, type ComponentExample, documentOfExample } from './docs.ts';
export type { AttachedFile, PatchbayDocument } from './document.ts';
export { documentFromConfig, emptyDocument, readDocument, specOf } from './documents.ts';
export { documentOfTree, treeOf } from './documentTree.ts';
export { addComponent } from './edits/add.ts';
export {
  isCommonArgument,
  resetArgument,
  setArgument,
  setComponentParameter,
  setInitialValues,
  setProcessParameter,
  setProcessParameters,
} from './edits/arguments.ts';
export { setBadges } from './edits/badges.ts';
export { connect, reconnect, setConnectorMode, whyNotConnect } from './edits/connect.ts';
export { disableComponents, enableComponents } from './edits/disable.ts';
export { attachFile, removeFile } from './edits/files.ts';
export {
  changeGroup,
  componentsOfGroups,
  groupTogether,
  moveToGroup,
  ungroup,
} from './edits/groups.ts';
export { insertExample } from './edits/insertExample.ts';
export { setArgumentOfAll, setModeOfAll, setResourceOfAll } from './edits/many.ts';
export { arrangeGroups, ASPECT } from './arrange/arrangeGroups.ts';
export { keepPlaces } from './edits/keepPlaces.ts';
export { moveComponents } from './edits/move.ts';
export { addNote, changeNotes, removeNotes } from './edits/notes.ts';
export {
  joinPlots,
  movePlotField,
  setPlotDrawing,
  setPlotLog,
  setPlotSide,
  setPlotX,
  splitPlots,
} from './edits/plots.ts';
export { clearPins, setPin } from './edits/pins.ts';
export { type ProcessType, setProcessName, setProcessType } from './edits/process.ts';
export {
  isJobKey,
  setJobId,
  setJobMetadata,
  setMaxsize,
  setStateArguments,
  setStateType,
} from './edits/processSettings.ts';
export { removeSelection } from './edits/remove.ts';
export { renameComponent } from './edits/rename.ts';
export { renameField } from './edits/renameField.ts';
export {
  type Resource,
  setConstraints,
  setCustomResources,
  setResource,
} from './edits/resources.ts';
export { freeName } from './edits/raw.ts';
export { nearest } from './fixes/nearest.ts';
export { setSeed, setWatched } from './edits/watch.ts';
export { unknownFrameworkTypes } from './frameworkTypes.ts';
export {
  collapsedAround,
  componentsIn,
  type Group,
  groupOfEach,
  groupsOf,
  groupsWithin,
  MARK_COLOURS,
  type MarkColour,
  withinGroup,
} from './groups.ts';
export {
  layoutOf,
  type Position,
  positionsOf,
  seedOf,
  watchedFields,
  withoutLayout,
} from './layout.ts';
export { LAYOUT_PATH } from './layoutPath.ts';
export { type Note, NOTE_LIMITS, notesOf } from './notes.ts';
export { modelChanges } from './modelChanges.ts';
export { getAt, sameData, setAt } from './paths.ts';
export { type PlotDrawing, type PlotSide, type PlotSpec, plotsOf } from './plots.ts';
export {
  allPorts,
  connectorId,
  impliedEventWires,
  isEventConnector,
  NO_PORTS,
  ownArgs,
  portsOf,
} from './ports.ts';
export { MOST_WORKERS, pinsOf } from './pool.ts';
export { type Problem, type ProblemCode, PROBLEMS } from './problem.ts';
export { type Place, readConfig } from './readConfig.ts';
export {
  type ComponentSpec,
  type ConfigSpec,
  type ConnectorSpec,
  JOB_ID_PATTERN,
  REFERENCE_PATTERN,
  type TuneSpec,
} from './spec.ts';
export { attachedFor, checkFiles, fileArguments, type FileFault, fileNameOf } from './dataFiles.ts';
export { missingColumn } from './missingColumn.ts';
export { validateProcess } from './validate.ts';
export { withoutEffect } from './withoutEffect.ts';
