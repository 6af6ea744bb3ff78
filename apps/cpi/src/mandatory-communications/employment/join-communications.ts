import { TellLearntPlacement } from '@filiera/exchange';
import { IdSource, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CLEAR_EMPLOYMENT } from '../cleared-columns.js';
import { annulledOfAnother, previousOfAnother } from '../communication-errors.js';
import { MandatoryCommunicationEntity } from '../mandatory-communication.entity.js';
import { MandatoryEmploymentEntity } from '../mandatory-employment.entity.js';
import { doesOf } from '../reading/kinds.js';
import { arrangeEmployments } from './arrange-employments.js';
import type { Linked } from './group-by-employment.js';

type Arriving = Linked & Pick<MandatoryCommunicationEntity, 'reading'>;

/** Where a communication belongs. */
export interface JoinedAs {
  readonly employment: string;
  /** The employments that have other communications now than before, its own among them. */
  readonly changed: readonly string[];
}

/** Puts a communication with those of the same employment, and moves those that it shows to belong elsewhere: one hire is one placement, in whatever order it was told. */
@Injectable()
export class JoinCommunications {
  constructor(private readonly tell: TellLearntPlacement, private readonly ids: IdSource) {}

  /** @throws Conflict when it names a communication, or is named by one, that tells of another employer, or annuls another worker's */
  async run(arriving: Arriving, tx: Transaction): Promise<JoinedAs> {
    const known = await this.linkedTo(arriving, tx);
    refuseContradiction(arriving, known);
    const employments = await tx.find(MandatoryEmploymentEntity, {
      where: { id: In([...new Set(known.map(({ employment }) => employment))]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' },
    });
    const { groups, emptied } = arrangeEmployments<Arriving>([...known, arriving], employments);
    const joined: { readonly id: string; readonly communications: readonly Arriving[] }[] = [];
    for (const { employment, communications } of groups) {
      const id = employment ?? (await this.begin(tx));
      const moved = communications.filter((one) => one !== arriving && one.employment !== id);
      if (moved.length > 0) await tx.update(MandatoryCommunicationEntity, { code: In(moved.map(({ code }) => code)) }, { employment: id });
      joined.push({ id, communications });
    }
    for (const { id, placement } of employments.filter((one) => emptied.includes(one.id))) {
      if (placement !== null) await this.tell.follow(placement, null, tx);
      await tx.query(`UPDATE mandatory_employment SET ${CLEAR_EMPLOYMENT}, outcome = 'without-hire' WHERE id = $1`, [id]);
    }
    const hasOthersNow = ({ id, communications }: (typeof joined)[number]): boolean =>
      communications.some((one) => one.employment !== id) || known.some((one) => one.employment === id && !communications.includes(one));
    return { employment: joined.find(({ communications }) => communications.includes(arriving))!.id, changed: joined.filter(hasOthersNow).map(({ id }) => id) };
  }

  /** All that can be of one employment with it, directly or through others. */
  private async linkedTo(arriving: Arriving, tx: Transaction): Promise<MandatoryCommunicationEntity[]> {
    let found: MandatoryCommunicationEntity[] = [];
    for (let employments = 0; ;) {
      const all: readonly Linked[] = [arriving, ...found];
      const rows = await tx.query<{ employment: string }[]>(LINKED, [
        all.flatMap(({ code, previousCode }) => [code, ...(previousCode ? [previousCode] : [])]),
        all.map(({ workerTaxCode }) => workerTaxCode), all.map(({ employerTaxCode }) => employerTaxCode), all.map(({ startDate }) => startDate),
      ]);
      if (rows.length === employments) return found;
      employments = rows.length;
      found = await tx.findBy(MandatoryCommunicationEntity, { employment: In(rows.map(({ employment }) => employment)) });
    }
  }

  private async begin(tx: Transaction): Promise<string> {
    const id = this.ids.entityId();
    await tx.insert(MandatoryEmploymentEntity, { id, person: null, placement: null, referral: null, outcome: 'without-hire', endsOn: null, overSince: null });
    return id;
  }
}

const LINKED = `
  SELECT employment FROM mandatory_communication WHERE code = ANY ($1::text[])
  UNION SELECT employment FROM mandatory_communication WHERE previous_code = ANY ($1::text[])
  UNION SELECT c.employment FROM unnest($2::text[], $3::text[], $4::date[]) AS told (worker, employer, start)
    JOIN mandatory_communication c ON c.worker_tax_code = told.worker AND c.employer_tax_code = told.employer AND c.start_date = told.start`;

/** What is corrected, annulled or completed is the same employer's; what is annulled is the same worker's too, whom only a correction changes. */
function refuseContradiction(arriving: Linked, known: readonly Linked[]): void {
  const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  for (const other of known) {
    const names = arriving.previousCode === other.code;
    if (!names && other.previousCode !== arriving.code) continue;
    if (differ(arriving.employerTaxCode, other.employerTaxCode)) throw previousOfAnother();
    if (doesOf((names ? arriving : other).type) === 'annuls' && differ(arriving.workerTaxCode, other.workerTaxCode)) throw annulledOfAnother();
  }
}
