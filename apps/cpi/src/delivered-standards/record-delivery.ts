import { localDate } from '@filiera/contracts';
import { Clock, Conflict, IdSource, NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ServedPeople } from '../people/served-people.js';
import { PactEntity } from '../service-pacts/pact.entities.js';
import { countDelivery } from './count-delivery.js';
import { decideDelivery, type Delivery } from './decide-delivery.js';
import { DeliveredStandardEntity } from './delivered-standard.entity.js';
import { DeliveredStandardsSettings } from './delivered-standards-settings.js';

/** Records a service that was delivered. */
@Injectable()
export class RecordDelivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly settings: DeliveredStandardsSettings,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by label of the key or token that records it
   * @throws NotFound when this node holds no such person or the person has no such pact, Conflict when the person is erased or the pact was never
   *   signed, Invalid with every fault
   */
  run(delivery: Delivery, by: string): Promise<DeliveredStandardEntity> {
    return this.work.run(async (tx) => {
      const now = this.clock.now();
      const { letter, deliveredOn, candidate, firm, pact } = delivery;
      decideDelivery(delivery, this.settings.standardOn(letter, deliveredOn), localDate(now));
      if (candidate) await this.people.hold(candidate, tx);
      if (candidate && pact) {
        const held = await tx.findOneBy(PactEntity, { id: pact, person: candidate });
        if (!held) throw noSuchPact();
        if (!held.signedOn) throw pactNotSigned();
      }
      const delivered: DeliveredStandardEntity = {
        id: this.ids.entityId(), letter, deliveredOn, person: candidate ?? null, firm: firm ?? null, pact: pact ?? null, annulled: false, recordedBy: by, recordedAt: now,
      };
      await tx.insert(DeliveredStandardEntity, delivered);
      await countDelivery(delivered, tx);
      return delivered;
    });
  }
}

const noSuchPact = (): NotFound =>
  new NotFound({ code: 'delivered-standard.pact-not-found', text: { it: 'Questa persona non ha un patto con questo identificativo.', en: 'This person has no pact with this id.' } });

const pactNotSigned = (): Conflict =>
  new Conflict({ code: 'delivered-standard.pact-not-signed', text: { it: 'Il patto non è mai stato firmato.', en: 'The pact has never been signed.' } });
