import { resolve } from 'node:path';
import { localDate, plusDays } from '@filiera/exchange';
import { Clock, NodeSettings, SweepsRegularly, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CLEAR_COMMUNICATION, CLEAR_EMPLOYMENT } from './cleared-columns.js';
import { decideEmployment } from './employment/decide-employment.js';
import { overSince } from './employment/over-since.js';
import { Filing } from './folder/filing.js';
import { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { MandatoryCommunicationsSettings } from './mandatory-communications-settings.js';

const EVERY_DAY = 24 * 60 * 60 * 1000;

/** Forgets what communications say once their employment has been over for as long as the office keeps them, and the documents in the folder's drawers. */
@Injectable()
export class ForgetCommunications extends SweepsRegularly {
  private readonly keepDays: number;
  private readonly filing: Filing | undefined;

  constructor(private readonly work: UnitOfWork, { folder, keepDays }: MandatoryCommunicationsSettings, { home }: NodeSettings, private readonly clock: Clock) {
    super(EVERY_DAY, 'mandatory communications could not be forgotten');
    this.keepDays = keepDays;
    this.filing = folder === undefined ? undefined : new Filing(resolve(home, folder));
  }

  /** @returns how many employments and documents were forgotten */
  override async sweep(): Promise<number> {
    const today = localDate(this.clock.now());
    const keptSince = plusDays(today, -this.keepDays);
    const due = await this.work.read((tx) => tx.query<{ id: string }[]>('SELECT id FROM mandatory_employment WHERE over_since < $1 ORDER BY over_since, id', [keptSince]));
    const failures: unknown[] = [];
    let forgotten = 0;
    for (const { id } of due) {
      if (this.stopping) return forgotten;
      try {
        forgotten += await this.work.run((tx) => forget(id, { today, keptSince }, tx));
      } catch (error) {
        // One that cannot be read must not keep the others, nor the documents of the folder.
        failures.push(error);
      }
    }
    const documents = (await this.filing?.removeFiledBefore(new Date(`${keptSince}T00:00:00Z`))) ?? 0;
    if (failures.length > 0) throw new Error(`${failures.length} of ${due.length} employments could not be forgotten`, { cause: failures[0] });
    return forgotten + documents;
  }
}

async function forget(id: string, { today, keptSince }: { today: string; keptSince: string }, tx: Transaction): Promise<number> {
  await tx.query('SELECT FROM mandatory_employment WHERE id = $1 FOR UPDATE', [id]);
  const communications = await tx.findBy(MandatoryCommunicationEntity, { employment: id });
  const over = overSince(decideEmployment(communications.flatMap(({ reading }) => reading ?? []), today), communications.map(({ receivedAt }) => receivedAt));
  // Another communication may have come meanwhile, and what a newer program brought with it has not been read yet.
  if (over === null || over >= keptSince) {
    await tx.query('UPDATE mandatory_employment SET over_since = $2 WHERE id = $1', [id, over]);
    return 0;
  }
  await tx.query(`UPDATE mandatory_communication SET ${CLEAR_COMMUNICATION} WHERE employment = $1`, [id]);
  await tx.query(`UPDATE mandatory_employment SET ${CLEAR_EMPLOYMENT}, outcome = 'forgotten' WHERE id = $1`, [id]);
  return 1;
}
