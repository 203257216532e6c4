export { readAddress, USUAL_ADDRESS } from './address.ts';
export type { RayFault, RayFaultKind } from './fault.ts';
export { followJob, type FollowFault, type Following } from './follow.ts';
export type { NoAnswer, RayCall, RayNetwork, RayQuestion, RayReply } from './network.ts';
export { type FetchPort, overFetch } from './overFetch.ts';
export { type Need, needOfTrial, needsOf, unplaced } from './placement.ts';
export { MOST_PACKAGE, type RayClient, rayClient, type Submission } from './rayClient.ts';
export { isOver, type JobStatus, type RayJob } from './RayJob.ts';
export type { Amounts, RayNode } from './RayNode.ts';
