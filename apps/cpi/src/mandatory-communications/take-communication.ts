import { createHash } from 'node:crypto';
import { Territory, UnreadableXml } from '@filiera/exchange';
import { besideErasures, Clock, IdSource, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { codeTaken, communicationRefused, unreadableCommunication } from './communication-errors.js';
import { FollowEmployment } from './employment/follow-employment.js';
import { JoinCommunications } from './employment/join-communications.js';
import { JudgeDeadlines } from './judge-deadlines.js';
import { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';
import type { Communication, ContractTerms } from './reading/communication.js';
import { readCommunication } from './reading/read-communication.js';
import { toCommunication } from './reading/to-communication.js';
import type { ToldCommunication } from './reading/told.js';
import { checkCommunication } from './rules/check-communication.js';
import { secondInternship } from './rules/check-learners.js';
import { contractCodeOf } from './rules/contract-codes.js';
import type { Violation } from './rules/violation.js';

/** Locks with two numbers have a space of their own, apart from the kit's with one. What an employer tells of one worker may prove to be another's, never another employer's. */
const LOCKS = { code: 1, employer: 2 } as const;

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
    private readonly join: JoinCommunications,
    private readonly deadlines: JudgeDeadlines,
    private readonly follow: FollowEmployment,
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
    const { code, employer } = communication;
    await besideErasures(tx);
    await lock(LOCKS.code, code, tx);
    const known = await tx.findOneBy(MandatoryCommunicationEntity, { code });
    if (known && known.digest !== digest) throw codeTaken();
    if (known) return { id: known.id, repeated: true };
    await lock(LOCKS.employer, employer.taxCode, tx);
    const row = { ...this.rowOf(communication), id: this.ids.entityId(), digest, receivedBy: by };
    const { employment, changed } = await this.join.run(row, tx);
    const warnings = (await this.hadInternship(communication, employment, tx)) ? [...violations, secondInternship(told)] : violations;
    await tx.insert(MandatoryCommunicationEntity, { ...row, employment, warnings });
    await this.deadlines.run(employment, tx);
    for (const id of changed) await this.follow.run(id, tx);
    return { id: row.id, repeated: false };
  }

  /** Whether it begins an internship, and the same host had the same intern in another one; what was corrected does not say so any more. */
  private async hadInternship({ kind, contract, worker, employer }: Communication, employment: string, tx: Transaction): Promise<boolean> {
    const { contracts } = this.settings.codes();
    const begins = (terms: ContractTerms): boolean => contractCodeOf(contracts, { kind: 'ASS', code: terms.code ?? '', startDate: terms.startDate ?? '' })?.contract === 'internship';
    if (kind !== 'ASS' || !begins(contract)) return false;
    const others = await tx.query<{ terms: ContractTerms }[]>(
      `SELECT reading -> 'contract' AS terms FROM mandatory_communication hire
       WHERE worker_tax_code = $1 AND employer_tax_code = $2 AND employment <> $3 AND kind = 'ASS' AND reading IS NOT NULL
         AND NOT EXISTS (SELECT FROM mandatory_communication later WHERE later.previous_code = hire.code)`,
      [worker.taxCode, employer.taxCode, employment],
    );
    return others.some(({ terms }) => begins(terms));
  }

  private rowOf(communication: Communication): Omit<MandatoryCommunicationEntity, 'id' | 'digest' | 'employment' | 'warnings' | 'receivedBy'> {
    const { code, form, kind, type, previous, worker, employer, contract, sentOn } = communication;
    return {
      code, form, kind, type, previousCode: previous ?? null, workerTaxCode: worker.taxCode, employerTaxCode: employer.taxCode, startDate: contract.startDate ?? null,
      reading: communication, sentOn, dueOn: null, deadlineRule: null, daysLate: 0, receivedAt: this.clock.now(),
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
