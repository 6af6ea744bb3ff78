import type { DestinationStream } from 'pino';
import type { MessagingTuning } from '../messaging/messaging-options.js';
import type { Clock } from '../time/clock.js';
import type { IdSource } from '../time/id-source.js';

/** What a test may put in the place of the machine's own. */
export interface MemberOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Sizes and times of the messaging. */
  readonly tuning?: Partial<MessagingTuning>;
  /** Where the log goes; standard output when left out. */
  readonly log?: DestinationStream;
}
