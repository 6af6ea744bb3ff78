import { JetStreamApiError } from '@nats-io/jetstream';

/** What the hub refused of what it was to become, in its own words: whoever runs it has to change something. Everything else was done. */
export class HubRefused extends Error {
  constructor(readonly refused: readonly string[]) {
    super(refused.join('; '));
  }
}

/** A piece of work, and what it is about: a stream, an account. */
export type Piece = readonly [about: string, work: () => Promise<unknown>];

/**
 * Does every piece in turn, also after one that the hub refuses: a mistake in the settings of the streams must not keep an erasure from being carried out. A hub that
 * does not answer ends it at once, because the other pieces would wait for it as long.
 * @throws HubRefused naming everything that was refused, after all is done
 */
export async function pastRefusals(pieces: Iterable<Piece>): Promise<void> {
  const refused: string[] = [];
  for (const [about, work] of pieces) {
    try {
      await work();
    } catch (error) {
      if (error instanceof HubRefused) refused.push(...error.refused);
      else if (error instanceof JetStreamApiError) refused.push(`${about}: ${error.message}`);
      else throw error;
    }
  }
  if (refused.length > 0) throw new HubRefused(refused);
}
