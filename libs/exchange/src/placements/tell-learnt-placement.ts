import { placementEndedV1, placementExtendedV1, placementStartedV1, placementTransformedV1 } from '@filiera/contracts';
import { IdSource, MemberRegistry, Outbox, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { followLearnt, type LearntEmployment, startLearnt } from './decide-learnt-placement.js';
import type { PlacementDecision } from './decide-placement.js';
import { partiesOf } from './parties-of-placement.js';
import { PlacementEntity, placementStateOf } from './placement.entity.js';

const CONTRACTS = { started: placementStartedV1, transformed: placementTransformedV1, extended: placementExtendedV1, ended: placementEndedV1 };

/**
 * What became of what there was to tell of a placement: `told`, also where the network knew it already; `others`, where it is another member's, who tells of it by itself; `gone`,
 * where this node knows no such placement any more, and the network neither.
 */
export type FollowOutcome = 'told' | 'others' | 'gone';

/** Tells the network of employments that this member learnt of otherwise than by placing somebody itself: from what employers must tell the office. */
@Injectable()
export class TellLearntPlacement {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly outbox: Outbox,
    private readonly ids: IdSource,
  ) {}

  /**
   * A placement of an own candidate that nobody had told.
   * @returns its id
   */
  async start(person: string, employment: LearntEmployment, tx: Transaction): Promise<string> {
    const id = this.ids.entityId();
    const started = startLearnt(employment, this.registry.self().id);
    await this.tell({ id, person, correlation: undefined }, started, tx);
    const now = followLearnt({ version: 1, state: started.state }, employment);
    if (now) await this.tell(await this.lock(id, tx) ?? { id, person, correlation: undefined }, now, tx);
    return id;
  }

  /**
   * What has become of an employment; another member's placement is left to that member (clause 6.2).
   * @param employment null when it was annulled
   */
  async follow(id: string, employment: LearntEmployment | null, tx: Transaction): Promise<FollowOutcome> {
    const known = await this.lock(id, tx);
    if (!known) return 'gone';
    if (known.publisher !== this.registry.self().id) return 'others';
    const decision = followLearnt({ version: known.version, state: placementStateOf(known) }, employment);
    if (decision) await this.tell(known, decision, tx);
    return 'told';
  }

  private lock(id: string, tx: Transaction): Promise<PlacementEntity | null> {
    return tx.findOne(PlacementEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private tell({ id, person, correlation }: { id: string; person: string; correlation: string | undefined }, { event, version, state }: PlacementDecision, tx: Transaction): Promise<void> {
    return this.outbox.add(CONTRACTS[event], { entity: id, version, person, data: state, parties: partiesOf(state), ...(correlation ? { correlationId: correlation } : {}) }, tx);
  }
}
