import { vacancyExpiredV1, vacancyFilledV1, vacancyPublishedV1, vacancyUpdatedV1, vacancyWithdrawnV1, type VacancyState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { SaveVacancy } from './save-vacancy.js';
import { toVacancyFacts } from './to-vacancy-facts.js';
import { VacancyEntity } from './vacancy.entity.js';

/** After a restore: a vacancy is what was last told of it, for all that is in it was told. */
@Injectable()
@RestoresOwnState('found', vacancyPublishedV1, vacancyUpdatedV1, vacancyFilledV1, vacancyExpiredV1, vacancyWithdrawnV1)
export class RestoreVacancy implements OwnStateRestorer {
  constructor(private readonly saver: SaveVacancy) {}

  async restore({ entity, version, data }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(VacancyEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    await this.saver.save([{ id: entity, version, decision: { vacancy: toVacancyFacts(data as VacancyState), event: null } }], tx);
    return true;
  }
}
