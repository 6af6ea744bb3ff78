import {
  type MemberRecord, networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1, networkMemberSuspendedV1,
} from '@filiera/contracts';
import { Consumes, type Delivery, type ReceivedEvent, UnitOfWork } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { HubKeeper } from '../hub/hub-keeper.js';

/** Takes the registry from the coordinator's events and has the hub follow it. */
@Controller()
export class HubFollowsRegistry {
  constructor(private readonly keeper: HubKeeper, private readonly units: UnitOfWork) {}

  @Consumes(networkMemberJoinedV1)
  async joined(event: ReceivedEvent<MemberRecord>, delivery: Delivery): Promise<void> {
    await this.keep(event, delivery);
  }

  @Consumes(networkMemberSuspendedV1)
  async suspended(event: ReceivedEvent<MemberRecord>, delivery: Delivery): Promise<void> {
    await this.keep(event, delivery);
  }

  @Consumes(networkMemberResumedV1)
  async resumed(event: ReceivedEvent<MemberRecord>, delivery: Delivery): Promise<void> {
    await this.keep(event, delivery);
  }

  @Consumes(networkMemberLeftV1)
  async left(event: ReceivedEvent<MemberRecord>, delivery: Delivery): Promise<void> {
    await this.keep(event, delivery);
  }

  private async keep(event: ReceivedEvent<MemberRecord>, { tx }: Delivery): Promise<void> {
    await tx.query(
      `INSERT INTO hub_member (id, kind, status, account, version) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, status = excluded.status, account = excluded.account, version = excluded.version
       WHERE excluded.version > hub_member.version`,
      [event.entity, event.data.kind, event.data.status, event.data.account, event.version],
    );
    this.units.afterCommit(() => this.keeper.wake());
  }
}
