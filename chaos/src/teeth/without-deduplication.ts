import { Inbox, type BatchResult, type Inbound } from '@filiera/member-kit';
import { Inject, Injectable, type Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** An inbox that forgets what it took, before it takes the next: whatever comes again is handled again. */
@Injectable()
class ForgetfulInbox extends Inbox {
  @Inject(DataSource) private readonly memory!: DataSource;

  override async take(messages: readonly Inbound[], stream: string): Promise<BatchResult> {
    await this.memory.query('DELETE FROM inbox');
    return super.take(messages, stream);
  }
}

export const WITHOUT_DEDUPLICATION: Provider = { provide: Inbox, useClass: ForgetfulInbox };
