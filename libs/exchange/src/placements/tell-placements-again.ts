import { placementTransformedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { type Due, type DueQuery, TellsAgain } from '../retention/tells-again.js';
import { partiesOf } from './parties-of-placement.js';
import { PlacementEntity, placementStateOf } from './placement.entity.js';
import { stillAtWork } from './still-at-work.js';

/** Only of who is on the network: of whoever has left it nothing is told again, though their holder keeps the job's end to tell. */
const ON_THE_NETWORK = `CASE holder WHEN $1
  THEN EXISTS (SELECT FROM candidate WHERE candidate.id = placement.person AND standing = 'published')
  ELSE EXISTS (SELECT FROM board_candidate board WHERE board.person = placement.person AND board.publisher = placement.holder AND board.status <> 'withdrawn') END`;

/**
 * Tells placements again that last longer than the agreement keeps what was told of them: a permanent job is read by who counts those at work, and its end would follow nothing.
 * As `transformed` with the whole state: nobody has begun to work, and no end has moved.
 */
@Injectable()
export class TellPlacementsAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly registry: MemberRegistry) {
    super(work, outbox, clock, 'placements that last could not be told again', placementTransformedV1.type);
  }

  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(
      `SELECT id, version FROM placement WHERE ${stillAtWork('$1', '$2')} AND changed_at < $3 AND id > $4::uuid AND ${ON_THE_NETWORK} ORDER BY id LIMIT $5`,
      [this.registry.self().id, localDate(this.clock.now()), before, after, most]);
  }

  protected override async tell({ id, version }: Due, tx: Transaction): Promise<boolean> {
    const known = await tx.findOne(PlacementEntity, { where: { id, version }, lock: { mode: 'pessimistic_write' } });
    if (!known) return false;
    const state = placementStateOf(known);
    await this.outbox.add(placementTransformedV1, {
      entity: id, version: version + 1, person: known.person, data: state, parties: partiesOf(state), correlationId: known.correlation,
    }, tx);
    return true;
  }
}
