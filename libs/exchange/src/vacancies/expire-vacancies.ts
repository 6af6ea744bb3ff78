import { Clock, SweepsRegularly, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { decideExpire } from './decide-vacancy.js';
import { SaveVacancy } from './save-vacancy.js';
import { VacancyEntity } from './vacancy.entity.js';

/** Often enough for a rule counted in days; lists leave expired vacancies out even before the sweep. */
const SWEEP_EVERY_MILLISECONDS = 300_000;
const BATCH = 500;
/** Any fixed number: the lock that keeps two processes of one node from sweeping at once. */
const SWEEP_LOCK = 176_390_020;

/**
 * Closes vacancies whose last day has passed, at start and every few minutes. What is due is read from the database, so
 * nothing is forgotten while the node is down.
 */
@Injectable()
export class ExpireVacancies extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly saver: SaveVacancy, private readonly clock: Clock) {
    super(SWEEP_EVERY_MILLISECONDS, 'vacancies could not be closed by their dates');
  }

  /** @returns how many vacancies were closed; 0 when another process is at it */
  override async sweep(): Promise<number> {
    for (let closed = 0; ; ) {
      const batch = this.stopping ? 0 : await this.work.run((tx) => this.closeBatch(tx));
      closed += batch;
      if (batch < BATCH) return closed;
    }
  }

  private async closeBatch(tx: Transaction): Promise<number> {
    const [{ free }] = (await tx.query(`SELECT pg_try_advisory_xact_lock($1) AS free`, [SWEEP_LOCK])) as [{ free: boolean }];
    if (!free) return 0;
    const now = this.clock.now();
    const due = await tx.createQueryBuilder(VacancyEntity, 'vacancy').setLock('pessimistic_write').setOnLocked('skip_locked')
      .where(`vacancy.stage = 'published' AND vacancy.validUntil < :today`, { today: localDate(now) }).orderBy('vacancy.validUntil').take(BATCH).getMany();
    const decided = due.flatMap((vacancy) => {
      const decision = decideExpire(vacancy, now);
      return decision ? [{ id: vacancy.id, version: vacancy.version + 1, decision }] : [];
    });
    await this.saver.save(decided, tx);
    return decided.length;
  }
}
