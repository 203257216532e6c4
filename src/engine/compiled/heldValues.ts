import type { Transfer } from './roundPlan.ts';
import { DONE, type Outcome, type Rounds, type RoundsOptions, tableRounds } from './rounds.ts';

/**
 * Rounds that read held values (see `RoundPlan`) from the fields that gave them, around those of the code: the
 * channels are put right behind each batch. Where a field no longer has what its channel has, because
 * nothing was sent yet or somebody set the field since, one round is done through the channels first.
 */
export function holding(options: RoundsOptions, rounds: Rounds): Rounds {
  const { plan, places } = options;
  const held = [...plan.held].filter(({ to }) => to >= places.first && to < places.end);
  if (held.length === 0) return rounds;
  const valueOf = ({ from, output }: Transfer): unknown => {
    const fields = plan.units[from]?.component as unknown as Record<string, unknown>;
    return fields[output] ?? null;
  };
  const isHeld = (transfer: Transfer) =>
    transfer.channel.size === 1 && Object.is(transfer.channel.contents()[0], valueOf(transfer));
  const refill = (transfer: Transfer, reason: number, { at }: Outcome) => {
    transfer.channel.shift();
    // Left between the two, it was taken and the next is not sent.
    if (reason === DONE || at < transfer.to || at > transfer.from)
      transfer.channel.push(valueOf(transfer));
  };
  return (count, outcome, first) => {
    if (!held.every(isHeld))
      return tableRounds(options)(Math.min(first + 1, count), outcome, first);
    const reason = rounds(count, outcome, first);
    for (const transfer of held) refill(transfer, reason, outcome);
    return reason;
  };
}
