import { UnitOfWork } from '@filiera/member-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/**
 * Remembers that the database was restored, and of when the newest thing is that it knew. The node's own mark goes as soon as the hub has answered; by then what
 * others have told since is not read yet. A day before, because clocks differ and some tell late.
 */
@Injectable()
export class NoticeRestore implements OnModuleInit {
  constructor(private readonly work: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    await this.work.run((tx) => tx.query(
      `INSERT INTO eures_offer_doubt (since, told_from)
       SELECT since, coalesce(greatest((SELECT max(event_time) FROM board_vacancy), (SELECT max(event_time) FROM board_candidate)) - interval '1 day', '-infinity') FROM outbox_doubt
       ON CONFLICT DO NOTHING`));
  }
}
