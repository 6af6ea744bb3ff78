import type { MemberPlan } from '../members/sample-members.js';
import type { Teller } from '../speaking/teller.js';
import type { DataFolder } from './data-folder.js';

/** What to run and where. */
export interface NetworkOptions {
  readonly folder: DataFolder;
  /** With one coordinator and one steward among them. */
  readonly members: readonly MemberPlan[];
  /** First port of the nodes. */
  readonly portBase: number;
  readonly tls?: boolean;
  /** For tests: the database does not flush. The broker always flushes before it acknowledges. */
  readonly fast?: boolean;
  /** A database of one's own for each node, in the place of the embedded server. */
  readonly databases?: (id: string) => Promise<string>;
  /** Starts the demo's identity provider too. */
  readonly identityProvider?: boolean;
  readonly logLevel?: string;
  readonly teller?: Teller;
  /** Gives up starting: what runs already is stopped. */
  readonly signal?: AbortSignal;
}
