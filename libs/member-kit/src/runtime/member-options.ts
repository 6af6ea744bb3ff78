import type { DestinationStream } from 'pino';
import type { MessagingOptions, MessagingTuning } from '../messaging/messaging-options.js';
import type { Clock } from '../time/clock.js';
import type { IdSource } from '../time/id-source.js';

/** What a test may put in the place of the machine's own. */
export interface MemberOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Who the member is on which hub; from the settings and the keys in the home folder when left out. */
  readonly messaging?: MessagingOptions;
  /** Sizes and times of the messaging. */
  readonly tuning?: Partial<MessagingTuning>;
  /** Where the log goes; standard output when left out. */
  readonly log?: DestinationStream;
}
