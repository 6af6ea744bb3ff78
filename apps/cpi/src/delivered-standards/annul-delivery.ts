import { Conflict, NotFound, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { uncountDelivery } from './count-delivery.js';
import { DeliveredStandardEntity } from './delivered-standard.entity.js';

/** Annuls a service that was recorded by mistake, under the wrong letter or for the wrong person: it stays to be read, and is counted no more. */
@Injectable()
export class AnnulDelivery {
  constructor(private readonly work: UnitOfWork) {}

  /** @throws NotFound, Conflict when it is annulled already */
  run(id: string): Promise<DeliveredStandardEntity> {
    return this.work.run(async (tx) => {
      const delivered = await tx.findOne(DeliveredStandardEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!delivered) throw deliveryNotFound();
      if (delivered.annulled) throw deliveryAnnulled();
      await tx.update(DeliveredStandardEntity, { id }, { annulled: true });
      await uncountDelivery(delivered, tx);
      return { ...delivered, annulled: true };
    });
  }
}

const deliveryNotFound = (): NotFound =>
  new NotFound({ code: 'delivered-standard.not-found', text: { it: 'Nessun servizio con questo identificativo.', en: 'There is no service with this id.' } });

const deliveryAnnulled = (): Conflict =>
  new Conflict({ code: 'delivered-standard.annulled', text: { it: 'Il servizio è già annullato.', en: 'The service is annulled already.' } });
