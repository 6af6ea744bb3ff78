import { placementEndedV1, placementExtendedV1, placementStartedV1, type PlacementState, placementTransformedV1 } from '@filiera/contracts';
import { Consumes, type Delivery, Projects, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { notThePublisher } from './placement-errors.js';

/** Writes what a publisher says of a placement: the newest version wins, and a repetition changes nothing. */
@Projects('placement')
@Controller()
export class PlacementProjection {
  @Consumes(placementStartedV1)
  async onStarted(event: ReceivedEvent<PlacementState>, { tx }: Delivery): Promise<void> {
    await record(event, tx);
  }

  @Consumes(placementTransformedV1)
  async onTransformed(event: ReceivedEvent<PlacementState>, { tx }: Delivery): Promise<void> {
    await record(event, tx);
  }

  @Consumes(placementExtendedV1)
  async onExtended(event: ReceivedEvent<PlacementState>, { tx }: Delivery): Promise<void> {
    await record(event, tx);
  }

  @Consumes(placementEndedV1)
  async onEnded(event: ReceivedEvent<PlacementState>, { tx }: Delivery): Promise<void> {
    await record(event, tx);
  }
}

async function record(event: ReceivedEvent<PlacementState>, tx: Transaction): Promise<void> {
  const { data } = event;
  if (event.source !== data.vacancyOwner) throw notThePublisher();
  // Nobody but its publisher changes a placement: a foreign event for a known id finds no row to update.
  await tx.query(
    `INSERT INTO placement AS known (id, version, person, publisher, status, referral, vacancy, vacancy_owner, holder, occupation, contract,
       start_date, end_date, end_reason, municipality, weekly_hours, sample, changed_at, correlation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, referral = excluded.referral, vacancy = excluded.vacancy,
       occupation = excluded.occupation, contract = excluded.contract, start_date = excluded.start_date, end_date = excluded.end_date,
       end_reason = excluded.end_reason, municipality = excluded.municipality, weekly_hours = excluded.weekly_hours, sample = excluded.sample,
       changed_at = excluded.changed_at
     WHERE excluded.version > known.version AND excluded.publisher = known.publisher`,
    [event.entity, event.version, event.person, event.source, data.status, data.referral ?? null, data.vacancy ?? null, data.vacancyOwner, data.holder,
      JSON.stringify(data.occupation), data.contract, data.startDate, data.endDate ?? null, data.endReason ?? null, data.municipality ?? null,
      data.weeklyHours ?? null, data.sample, event.time, event.correlationId],
  );
}
