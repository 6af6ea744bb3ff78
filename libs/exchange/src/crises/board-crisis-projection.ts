import { networkCrisisAnnouncedV1, networkCrisisWithdrawnV1, type CrisisState } from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ENVELOPE_COLUMNS, keepNewest, type BoardRow, type BoardTable } from '../board/board-table.js';
import { iscoGroups } from '../vocabulary/isco-groups.js';

const CRISES: BoardTable = {
  name: 'board_crisis', entity: 'id',
  columns: {
    ...ENVELOPE_COLUMNS, id: 'uuid', status: 'text', kind: 'text', sector: 'text', municipality: 'text', people: 'integer', begins: 'date', isco_groups: 'text[]', content: 'jsonb',
  },
};

/** Crises that the network announced. A withdrawn one stays, marked, so that a late older event changes nothing. */
@Projects('board_crisis')
@Controller()
export class BoardCrisisProjection {
  @ConsumesBatch(networkCrisisAnnouncedV1)
  async onAnnounced(events: ReceivedEvent<CrisisState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[CRISES, events.map(crisisRow)]], tx);
  }

  @ConsumesBatch(networkCrisisWithdrawnV1)
  async onWithdrawn(events: ReceivedEvent<CrisisState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[CRISES, events.map(crisisRow)]], tx);
  }
}

function crisisRow({ source, entity, version, time, data }: ReceivedEvent<CrisisState>): BoardRow {
  return {
    publisher: source, id: entity, version, event_time: time, status: data.status, kind: data.kind, sector: data.sector, municipality: data.municipality, people: data.people,
    begins: data.from, isco_groups: iscoGroups(data.occupations), content: data,
  };
}
