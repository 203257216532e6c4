export { readAddress, USUAL_ADDRESS } from './address.ts';
export type { RayFault, RayFaultKind } from './fault.ts';
export { followJob, type FollowFault, type Following } from './follow.ts';
export type { NoAnswer, RayCall, RayNetwork, RayQuestion, RayReply } from './network.ts';
export { type FetchPort, overFetch } from './overFetch.ts';
export { type Need, needOfTrial, needsOf, unplaced } from './placement.ts';
export { type RayClient, rayClient, type Submission } from './rayClient.ts';
export { isOver, type JobStatus, type RayJob } from './RayJob.ts';
export type { Amounts, RayNode } from './RayNode.ts';
export {
  type JobOrder,
  newJobId,
  type OwnJob,
  type PreparedJob,
  prepareJob,
  readOwnJob,
} from './job/job.ts';
export type { StudyFacts } from './job/StudyFacts.ts';
export type { Kept, KeptFile } from './results/kept.ts';
export { keptOf, piecesOf, type ResultFault, type Sha256 } from './results/results.ts';
export { readTrials, type TunedStudy } from './results/readTrials.ts';
