import { networkErasureConfirmedV1 } from '@filiera/contracts';
import { Clock, nextNumber, Outbox, UnitOfWork } from '@filiera/member-kit';
import type { JetStreamManager } from '@nats-io/jetstream';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { HubConnection } from '../hub/hub-connection.js';
import { pastRefusals } from '../hub/past-refusals.js';
import { eraseOnHub } from './erase-on-hub.js';
import { HubErasureEntity } from './hub-erasure.entity.js';
import { holderOf, WISH_OF_THE_HOLDER } from './person-holders.js';

/** Carries out the ledger of erasures on the hub, and confirms each to the network. */
@Injectable()
export class HubErasures {
  private readonly logger = new Logger(HubErasures.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Erases what is pending and comes from the person's holder; refuses what anybody else asks. What is interrupted stays pending and is taken up again. */
  async carryOut(connection: HubConnection): Promise<void> {
    const pending = await this.dataSource.getRepository(HubErasureEntity).find({ where: { state: 'pending' }, order: { requestedAt: 'ASC' } });
    await pastRefusals(pending.map((order) => [`erasure ${order.event}`, () => this.carryOutOne(order, connection)]));
  }

  private async carryOutOne(order: HubErasureEntity, { manager }: HubConnection): Promise<void> {
    if (!(await this.isRightful(order, manager))) {
      this.logger.warn(`${order.holder} asked to erase a person whose profile it does not hold: refused (event ${order.event})`);
      await this.dataSource.getRepository(HubErasureEntity).update({ event: order.event }, { state: 'refused', doneAt: this.clock.now() });
      return;
    }
    await this.confirm(order, await eraseOnHub(manager, order));
  }

  /**
   * The orders of their holders that cover any of these people: carried out, or about to be, because what the hub stores while it erases
   * may lie behind where it has looked already.
   */
  async ordersFor(people: readonly string[], { manager }: HubConnection): Promise<HubErasureEntity[]> {
    const orders = await this.dataSource.getRepository(HubErasureEntity)
      .createQueryBuilder('erasure')
      .where('erasure.person = ANY(:people)', { people })
      .andWhere(`erasure.state <> 'refused'`)
      .andWhere(WISH_OF_THE_HOLDER)
      .getMany();
    const rightful = await Promise.all(orders.map(async (order) => order.state === 'done' || this.isRightful(order, manager)));
    return orders.filter((_, index) => rightful[index]);
  }

  /** The holder's wish, or about somebody whose profile nobody ever published. */
  private async isRightful({ person, holder: asking }: HubErasureEntity, manager: JetStreamManager): Promise<boolean> {
    const holder = await holderOf(this.units, manager, person);
    return holder === null || holder === asking;
  }

  private async confirm(order: HubErasureEntity, erased: number): Promise<void> {
    await this.units.run(async (tx) => {
      await tx.update(HubErasureEntity, { event: order.event }, { state: 'done', erased, doneAt: this.clock.now() });
      await this.outbox.add(networkErasureConfirmedV1, {
        entity: order.person,
        version: await nextNumber(tx, networkErasureConfirmedV1.type, order.person),
        data: { person: order.person, holder: order.holder, erasedRecords: erased },
        parties: [order.holder],
        correlationId: order.correlation,
        causationId: order.event,
      }, tx);
    });
  }
}
