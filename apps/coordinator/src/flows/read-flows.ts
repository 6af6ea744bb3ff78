import { Injectable } from '@nestjs/common';
import { NodeSettings, UnitOfWork } from '@filiera/member-kit';

/** What one member sent to one audience on one day. */
export interface Flow {
  readonly day: string;
  readonly type: string;
  readonly publisher: string;
  readonly audience: string;
  readonly events: number;
  readonly bytes: number;
  /** The publisher's own counter in that stream, at its highest. */
  readonly lastSequence: number;
}

type Row = Omit<Flow, 'events' | 'bytes' | 'lastSequence'> & Readonly<Record<'events' | 'bytes' | 'lastSequence', string>>;

/** Rows of one answer: some days of a province. */
export const FLOWS_OF_A_PAGE = 500;

/** What the coordinator publishes itself does not come back to it from the hub: its own log has it. */
const FLOWS = `
  SELECT to_char(day, 'YYYY-MM-DD') AS day, type, publisher, audience, events, bytes, last_sequence AS "lastSequence"
  FROM (
    (SELECT day, type, publisher, audience, events, bytes, last_sequence FROM flow
     WHERE day >= coalesce($1::date, '-infinity') AND day <= coalesce($2::date, 'infinity') ORDER BY day DESC, type, publisher, audience LIMIT $4::integer + ${FLOWS_OF_A_PAGE})
    UNION ALL
    SELECT (time AT TIME ZONE 'UTC')::date, type, $3::text, audience, count(*), coalesce(sum(octet_length(payload)), 0), coalesce(max(sequence), 0)
    FROM outbox LEFT JOIN outbox_sealed USING (position)
    WHERE (time AT TIME ZONE 'UTC')::date BETWEEN coalesce($1::date, '-infinity') AND coalesce($2::date, 'infinity') GROUP BY 1, 2, 4
  ) flow
  ORDER BY flow.day DESC, type, publisher, audience
  LIMIT ${FLOWS_OF_A_PAGE} OFFSET $4::integer`;

/** Reads the counts of every family. */
@Injectable()
export class ReadFlows {
  constructor(private readonly work: UnitOfWork, private readonly settings: NodeSettings) {}

  /** A page, the newest day first. @param page from 1 @param from first day, ISO date @param to last day */
  async between(page: number, from?: string, to?: string): Promise<Flow[]> {
    const rows = await this.work.read((tx) => tx.query<Row[]>(FLOWS, [from ?? null, to ?? null, this.settings.member.id, (page - 1) * FLOWS_OF_A_PAGE]));
    return rows.map((row) => ({ ...row, events: Number(row.events), bytes: Number(row.bytes), lastSequence: Number(row.lastSequence) }));
  }
}
