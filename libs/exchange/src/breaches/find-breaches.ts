import { AGREEMENT, type Text } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ConditionList } from '../board/condition-list.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import { breachOutcomeOf, type BreachOutcome } from './breach-outcome.js';
import type { BreachesQuery } from './breach-queries.js';
import type { BreachView } from './breach.view.js';

interface Row {
  readonly id: string;
  readonly standard: string;
  readonly clause: string;
  readonly member: string | null;
  readonly waited: string | null;
  readonly due: Date;
  readonly noticed_at: Date;
  readonly done_at: Date | null;
  readonly publisher: string;
}

/** As `breachOutcomeOf` has it. */
const WITH_OUTCOME: Readonly<Record<BreachOutcome, string>> = { 'not-done': 'done_at IS NULL', done: 'done_at > due', withdrawn: 'done_at <= due' };

/** Finds missed terms: at the coordinator those of the whole network, elsewhere those that concern this member. */
@Injectable()
export class FindBreaches {
  constructor(private readonly work: UnitOfWork) {}

  /** The last noticed first. */
  page(query: BreachesQuery): Promise<Page<BreachView>> {
    const found = new ConditionList().add('true').add('standard = ?', query.standard).add('member = ?', query.member);
    if (query.outcome) found.add(WITH_OUTCOME[query.outcome]);
    return this.work.read(async (tx) => {
      const total = await countUpToBound(`SELECT 1 FROM standard_breach WHERE ${found.sql}`, found.values, tx);
      const rows = await tx.query<Row[]>(
        `SELECT id, standard, clause, member, waited, due, noticed_at, done_at, publisher FROM standard_breach WHERE ${found.sql}
         ORDER BY noticed_at DESC, id, publisher LIMIT ${query.size} OFFSET ${offsetOf(query)}`, found.values);
      return { items: rows.map(toView), page: query.page, size: query.size, total };
    });
  }
}

function toView({ id, standard, clause, member, waited, due, noticed_at: noticedAt, done_at: doneAt, publisher }: Row): BreachView {
  return {
    id, standard, text: textOf(standard), clause, member, entity: waited, due: due.toISOString(), noticedAt: noticedAt.toISOString(), doneAt: doneAt?.toISOString() ?? null,
    outcome: breachOutcomeOf({ due, doneAt }), toldBy: publisher,
  };
}

function textOf(id: string): Text | null {
  const measured = AGREEMENT.serviceStandards.find((standard) => standard.id === id);
  if (measured) return measured.text;
  const ofTheLaw = AGREEMENT.memberStandards.find((standard) => standard.id === id);
  return ofTheLaw ? { it: `${ofTheLaw.what.it}: entro ${ofTheLaw.within.it}`, en: `${ofTheLaw.what.en}: within ${ofTheLaw.within.en}` } : null;
}
