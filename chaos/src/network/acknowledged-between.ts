import type { TestNetwork } from '@filiera/testing';

/** So much happens on it all the time, wherever people work, that it shows when the hub takes nothing. */
export const BUSY_STREAM = 'VACANCIES';

/** A time, as the machine's clock has it: that of the nodes, which run on it. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** When a node was told by the hub that its publications on {@link BUSY_STREAM} are stored, oldest first, within a span. */
export async function acknowledgedBetween(net: Pick<TestNetwork, 'rows'>, node: string, { from, to }: Span): Promise<Date[]> {
  const rows = await net.rows<{ at: Date }>(node,
    'SELECT published_at AS at FROM outbox_sealed WHERE stream = $1 AND published_at BETWEEN $2 AND $3 ORDER BY published_at', [BUSY_STREAM, from, to]);
  return rows.map(({ at }) => at);
}

/** The longest time within a span in which nothing was acknowledged, seconds; its ends count as if something had been. */
export function longestGap(acknowledged: readonly Date[], { from, to }: Span): number {
  const moments = [from, ...acknowledged, to].map((at) => at.getTime());
  return Math.max(...moments.slice(1).map((at, before) => at - moments[before]!)) / 1_000;
}
