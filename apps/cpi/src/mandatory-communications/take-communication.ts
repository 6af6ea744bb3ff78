import { createHash } from 'node:crypto';
import { Territory, UnreadableXml } from '@filiera/exchange';
import { Clock, IdSource, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { codeTaken, communicationRefused, previousOfAnother, unreadableCommunication } from './communication-errors.js';
import { FollowEmployment } from './employment/follow-employment.js';
import { JudgeDeadlines } from './judge-deadlines.js';
import { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { MandatoryEmploymentEntity } from './mandatory-employment.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';
import type { Communication, ContractTerms } from './reading/communication.js';
import { readCommunication } from './reading/read-communication.js';
import { toCommunication } from './reading/to-communication.js';
import type { ToldCommunication } from './reading/told.js';
import { checkCommunication } from './rules/check-communication.js';
import { secondInternship } from './rules/check-learners.js';
import { contractCodeOf } from './rules/contract-codes.js';
import type { Violation } from './rules/violation.js';

/** Locks with two numbers have a space of their own, apart from the kit's with one. */
const LOCKS = { code: 1, employment: 2 } as const;

/** What came of handing a communication in. */
export interface Taken {
  readonly id: string;
  /** It had been taken before: nothing was done. */
  readonly repeated: boolean;
}

/** Takes a mandatory communication: reads it, checks it whole, keeps it, and brings the network in line with it, once. */
@Injectable()
export class TakeCommunication {
  constructor(
    private readonly work: UnitOfWork,
    private readonly follow: FollowEmployment,
    private readonly deadlines: JudgeDeadlines,
    private readonly territory: Territory,
    private readonly settings: MandatoryCommunicationsSettings,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by label of who hands it in
   * @throws Invalid when it cannot be read, or with every rule that it breaks; Conflict when its code is another document's
   */
  async take(bytes: Uint8Array, by: string): Promise<Taken> {
    const told = read(bytes);
    const violations = checkCommunication(told, {
      now: this.clock.now(), municipality: (belfiore) => this.territory.ofBelfiore(belfiore), apprenticesThrough25: this.settings.apprenticesThrough25, codes: this.settings.codes(),
    });
    const errors = violations.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw communicationRefused(errors);
    const communication = toCommunication(told);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return this.work.run((tx) => this.once(communication, { violations, told }, digest, by, tx));
  }

  private async once(communication: Communication, { violations, told }: Checked, digest: string, by: string, tx: Transaction): Promise<Taken> {
    const { code, worker, employer } = communication;
    await lock(LOCKS.code, code, tx);
    const known = await tx.findOneBy(MandatoryCommunicationEntity, { code });
    if (known && known.digest !== digest) throw codeTaken();
    if (known) return { id: known.id, repeated: true };
    await lock(LOCKS.employment, `${worker.taxCode} ${employer.taxCode}`, tx);
    const id = this.ids.entityId();
    const employment = (await employmentOf(communication, tx)) ?? (await this.newEmployment(tx));
    const warnings = (await this.hadInternship(communication, employment, tx)) ? [...violations, secondInternship(told)] : violations;
    const row = { ...this.rowOf(communication, warnings), id, digest, employment, receivedBy: by };
    await tx.insert(MandatoryCommunicationEntity, row);
    await this.deadlines.run(employment, tx);
    await this.follow.run(employment, tx);
    return { id, repeated: false };
  }

  private async newEmployment(tx: Transaction): Promise<string> {
    const id = this.ids.entityId();
    await tx.insert(MandatoryEmploymentEntity, { id, person: null, placement: null, referral: null, outcome: 'without-hire', endsOn: null, overSince: null });
    return id;
  }

  /** Whether it begins an internship, and the same host had the same intern in another one. */
  private async hadInternship({ kind, contract, worker, employer }: Communication, employment: string, tx: Transaction): Promise<boolean> {
    const { contracts } = this.settings.codes();
    const begins = (terms: ContractTerms): boolean => contractCodeOf(contracts, { kind: 'ASS', code: terms.code ?? '', startDate: terms.startDate ?? '' })?.contract === 'internship';
    if (kind !== 'ASS' || !begins(contract)) return false;
    const others = await tx.query<{ terms: ContractTerms }[]>(
      `SELECT reading -> 'contract' AS terms FROM mandatory_communication
       WHERE worker_tax_code = $1 AND employer_tax_code = $2 AND employment <> $3 AND kind = 'ASS' AND reading IS NOT NULL`,
      [worker.taxCode, employer.taxCode, employment],
    );
    return others.some(({ terms }) => begins(terms));
  }

  private rowOf(communication: Communication, warnings: readonly Violation[]): Omit<MandatoryCommunicationEntity, 'id' | 'digest' | 'employment' | 'receivedBy'> {
    const { code, form, kind, type, previous, worker, employer, contract, sentOn } = communication;
    return {
      code, form, kind, type, previousCode: previous ?? null, workerTaxCode: worker.taxCode, employerTaxCode: employer.taxCode, startDate: contract.startDate ?? null,
      reading: communication, warnings, sentOn, dueOn: null, deadlineRule: null, daysLate: 0, receivedAt: this.clock.now(),
    };
  }
}

/** What the rules found, and the fields where they found it. */
interface Checked {
  readonly violations: readonly Violation[];
  readonly told: ToldCommunication;
}

function read(bytes: Uint8Array): ToldCommunication {
  try {
    return readCommunication(bytes);
  } catch (error) {
    throw error instanceof UnreadableXml ? unreadableCommunication(error) : error;
  }
}

/** Two that tell of the same thing at the same time see each other. */
async function lock(space: number, what: string, tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [space, what]);
}

/**
 * The employment that a communication belongs to: the one of the communication that it names, or that names it; otherwise the one of the same worker and
 * employer that begins on the same day.
 * @throws Conflict when the communication that it names is another employer's
 */
async function employmentOf({ previous, code, worker, employer, contract }: Communication, tx: Transaction): Promise<string | undefined> {
  const [found] = await tx.query<{ employment: string; employer: string | null; named: boolean }[]>(
    `SELECT employment, employer_tax_code AS employer, (code = $1) IS TRUE OR (previous_code = $2) IS TRUE AS named FROM mandatory_communication
     WHERE code = $1 OR previous_code = $2 OR (worker_tax_code = $3 AND employer_tax_code = $4 AND start_date = $5::date)
     ORDER BY named DESC, received_at LIMIT 1`,
    [previous ?? null, code, worker.taxCode, employer.taxCode, contract.startDate ?? null],
  );
  if (found?.named && found.employer !== null && found.employer !== employer.taxCode) throw previousOfAnother();
  return found?.employment;
}
