import type { RoundPlan, Transfer } from './roundPlan.ts';

/** Whether a value goes from one stage to another. */
export function crosses({ stages }: RoundPlan, { from, to }: Transfer): boolean {
  const stage = stages.find(({ end }) => from < end);
  return stage !== undefined && (to < stage.first || to >= stage.end);
}

/** The plan of rounds of which each stage does many at a time: between stages values go through channels. */
export function dividedPlan(plan: RoundPlan): RoundPlan {
  const through = new Map<Transfer, Transfer>();
  for (const one of plan.transfers.flat())
    through.set(one, crosses(plan, one) ? { ...one, delay: one.channel } : one);
  const all = [...through.values()];
  return {
    ...plan,
    transfers: plan.transfers.map((list) => list.map((one) => through.get(one) ?? one)),
    sends: plan.units.map((_, place) =>
      all.filter(({ from, delay, tap }) => from === place && (delay !== null || tap !== null)),
    ),
    held: new Set([...plan.held].filter((one) => !crosses(plan, one))),
  };
}
