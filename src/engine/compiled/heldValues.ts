import type { Way } from './roundPlan.ts';
import { DONE, type Outcome, type Rounds, type RoundsOptions, tableRounds } from './rounds.ts';

/**
 * Rounds that read held values (see `Plan`) from the fields that gave them, around those of the code: the
 * channels are put right behind each batch. Where a field no longer has what its channel has, because
 * nothing was sent yet or somebody set the field since, one round is done through the channels first.
 */
export function holding(options: RoundsOptions, rounds: Rounds): Rounds {
  const { plan } = options;
  const held = [...plan.held];
  if (held.length === 0) return rounds;
  const valueOf = ({ from, output }: Way): unknown => {
    const fields = plan.units[from]?.component as unknown as Record<string, unknown>;
    return fields[output] ?? null;
  };
  const isHeld = (way: Way) =>
    way.channel.size === 1 && Object.is(way.channel.contents()[0], valueOf(way));
  const refill = (way: Way, reason: number, { at }: Outcome) => {
    way.channel.shift();
    // Left between the two, it was taken and the next is not sent.
    if (reason === DONE || at < way.to || at > way.from) way.channel.push(valueOf(way));
  };
  return (count, outcome) => {
    if (!held.every(isHeld)) return tableRounds(options)(Math.min(1, count), outcome);
    const reason = rounds(count, outcome);
    for (const way of held) refill(way, reason, outcome);
    return reason;
  };
}
