export { decodeYaml } from './decodeYaml.ts';
export { exactConfig } from './exactConfig.ts';
export { keepRounded, roundedNumbers } from './roundedNumbers.ts';
export { wholeFloats } from './wholeFloats.ts';
export { tuningWarnings } from './tuningWarnings.ts';
export { tableFault } from './tableFault.ts';
export { TEXT_FORMATS, type TextFormat } from './textFormats.ts';
export { writeMermaid } from './mermaid.ts';
export { mermaidLink } from './mermaidLink.ts';
export { readValueText } from './readValueText.ts';
export { readModelPart } from './readModelPart.ts';
export { plainModelText, readPasted } from './pasted/readPasted.ts';
export { readModelText } from './readModelText.ts';
export { hasMoreMarks, LIMITS, QUICK } from './yaml/limits.ts';
export {
  readOutside,
  readQuickly,
  type OutsideModel,
  type OutsideRead,
  type OutsideText,
} from './readOutside.ts';
export { readYaml, type YamlText } from './yaml/readYaml.ts';
export { dumpYaml } from './yaml/dumpYaml.ts';
export { leftOutOfYaml, type LeftOut } from './yaml/leftOut.ts';
export { writeOver, writeYaml } from './yaml/writeYaml.ts';
export { decodeLink } from './link/decodeLink.ts';
export { mayHaveLink } from './link/findLinks.ts';
export { encodeLink } from './link/encodeLink.ts';
export { followProcess, processPath } from './project/followProcess.ts';
export { filesOfName, namedModules, withPackages } from './project/namedModules.ts';
export { notebookFile, notebookModule } from './project/notebook.ts';
export { baseOf, folderOf, type GivenFile, inFolder, tidyPath } from './project/paths.ts';
export { isZip, readZip } from './project/readZip.ts';
export { filesOf, type GivenModel, shareOut } from './project/shareOut.ts';
export type { BundleFile } from './bundle/BundleFile.ts';
export { bundle, type BundleOptions, type ComponentCode } from './bundle/bundle.ts';
export { dataPaths } from './bundle/dataFiles.ts';
export { forRay } from './bundle/forRay.ts';
export { fieldOfResult } from './bundle/resultPath.ts';
export { bundleBytes, zipBundle } from './bundle/zipBundle.ts';
export { isResult, readResultFile, type RecordedField } from './results/readResult.ts';
export type { ArchivedDocument } from './archive/ArchivedDocument.ts';
export { readArchive } from './archive/readArchive.ts';
export { writeArchive } from './archive/writeArchive.ts';
export { modelInPicture } from './picture/modelInPicture.ts';
export { withModelInPng } from './picture/pngModel.ts';
export { withModelInSvg } from './picture/svgModel.ts';
