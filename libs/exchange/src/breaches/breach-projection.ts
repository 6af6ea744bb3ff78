import { networkBreachWithdrawnV1, type NetworkBreachWithdrawnV1, networkStandardBreachedV1, type NetworkStandardBreachedV1 } from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ENVELOPE_COLUMNS, keepNewest, type BoardRow, type BoardTable } from '../board/board-table.js';
import { refuseForeignBreach } from './refuse-foreign-breach.js';

const BREACHES: BoardTable = {
  name: 'standard_breach', entity: 'id',
  columns: { ...ENVELOPE_COLUMNS, id: 'uuid', standard: 'text', clause: 'text', member: 'text', waited: 'text', due: 'timestamptz', noticed_at: 'timestamptz', done_at: 'timestamptz' },
};

/** Missed terms that the agreement lets this member know of, those that it told itself included. */
@Projects('standard_breach')
@Controller()
export class BreachProjection {
  @ConsumesBatch(networkStandardBreachedV1)
  async onBreached(events: ReceivedEvent<NetworkStandardBreachedV1>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[BREACHES, events.map(breachRow)]], tx);
  }

  @ConsumesBatch(networkBreachWithdrawnV1)
  async onWithdrawn(events: ReceivedEvent<NetworkBreachWithdrawnV1>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[BREACHES, events.map(breachRow)]], tx);
  }
}

function breachRow({ source, sourceKind, entity, version, time, data }: ReceivedEvent<NetworkStandardBreachedV1 | NetworkBreachWithdrawnV1>): BoardRow {
  refuseForeignBreach(data.standard, sourceKind);
  return {
    publisher: source, id: entity, version, event_time: time, standard: data.standard, clause: data.clause, member: data.member ?? null, waited: data.entity ?? null, due: data.due,
    noticed_at: data.noticedAt, done_at: data.doneAt ?? null,
  };
}
