import type { DestinationStream } from 'pino';
import type { MessagingOptions, MessagingTuning } from '../messaging/messaging-options.js';
import type { Clock } from '../time/clock.js';
import type { IdSource } from '../time/id-source.js';
import type { MustStop } from './must-stop.js';

/** What whoever starts a member in a process may add; tests put some things in the place of the machine's own. */
export interface MemberOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Who the member is on which hub; from the settings and the keys in the home folder when left out. */
  readonly messaging?: MessagingOptions;
  /** Sizes and times of the messaging. */
  readonly tuning?: Partial<MessagingTuning>;
  /** Called when everything is loaded, and another process works for the node: this one goes on when that one has ended. */
  readonly standingBy?: () => void;
  /** Called when the node may not go on; whoever gives none has it closed. */
  readonly mustStop?: MustStop;
  /** Where the log goes; standard output when left out. */
  readonly log?: DestinationStream;
}
