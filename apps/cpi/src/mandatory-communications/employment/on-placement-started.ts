import { placementStartedV1, type PlacementState } from '@filiera/contracts';
import { Consumes, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { FollowEmployment } from './follow-employment.js';

/**
 * The owner of a vacancy tells of a placement whose hire the employer has communicated already: both are one. The placement itself is written before,
 * because the module of the placements comes before this one; should it arrive again, nothing changes.
 */
@Controller()
export class OnPlacementStarted {
  constructor(private readonly follow: FollowEmployment) {}

  @Consumes(placementStartedV1)
  async onStarted({ person }: ReceivedEvent<PlacementState>, { tx }: Delivery): Promise<void> {
    const waiting = await tx.query<{ id: string }[]>(
      `SELECT id FROM mandatory_employment WHERE person = $1 AND outcome IN ('awaits-owner', 'told') ORDER BY id`, [person]);
    for (const { id } of waiting) await this.follow.run(id, tx);
  }
}
