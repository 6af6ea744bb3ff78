import { type NetworkAgreementPublishedV1, networkAgreementPublishedV1 } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projects } from '../projections/projects.js';
import { AgreementVersions } from './agreement-versions.js';

const KEEP = `INSERT INTO agreement_version AS known (version, publication, effective_from) VALUES ($1, $2, $3)
  ON CONFLICT (version) DO UPDATE SET publication = excluded.publication, effective_from = excluded.effective_from WHERE excluded.publication > known.publication`;

/** Keeps the versions of the agreement; one that is published again, with another day, has the newest. */
@Injectable()
@Projects('agreement_version')
export class OnAgreementPublished {
  constructor(private readonly units: UnitOfWork, private readonly versions: AgreementVersions) {}

  @Consumes(networkAgreementPublishedV1)
  async published({ version, data }: ReceivedEvent<NetworkAgreementPublishedV1>, { tx, rebuild }: Delivery): Promise<void> {
    await tx.query(KEEP, [data.version, version, data.effectiveFrom]);
    if (!rebuild) this.units.afterCommit(() => this.versions.changed());
  }
}
