import { needDeclaredV1, needWithdrawnV1, type NeedState } from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ENVELOPE_COLUMNS, keepNewest, type BoardRow, type BoardTable } from '../board/board-table.js';
import { iscoGroups } from '../vocabulary/isco-groups.js';

const NEEDS: BoardTable = {
  name: 'board_need', entity: 'id',
  columns: {
    ...ENVELOPE_COLUMNS, id: 'uuid', status: 'text', kind: 'text', sector: 'text', municipality: 'text', needed_from: 'date', declared_on: 'date', isco_groups: 'text[]', correlation: 'text',
    content: 'jsonb',
  },
};

/** Needs of the whole network, this member's own included. A withdrawn one stays, marked, so that a late older event changes nothing. */
@Projects('board_need')
@Controller()
export class BoardNeedProjection {
  @ConsumesBatch(needDeclaredV1)
  async onDeclared(events: ReceivedEvent<NeedState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[NEEDS, events.map(needRow)]], tx);
  }

  @ConsumesBatch(needWithdrawnV1)
  async onWithdrawn(events: ReceivedEvent<NeedState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[NEEDS, events.map(needRow)]], tx);
  }
}

function needRow({ source, entity, version, time, correlationId, data }: ReceivedEvent<NeedState>): BoardRow {
  return {
    publisher: source, id: entity, version, event_time: time, status: data.status, kind: data.kind, sector: data.sector, municipality: data.municipality, needed_from: data.from,
    declared_on: data.declaredOn, isco_groups: iscoGroups(data.occupations.map(({ occupation }) => occupation)), correlation: correlationId, content: data,
  };
}
