import { Inbox, Relay, SignatureCheck, type UnitOfWork } from '@filiera/member-kit';

/** Stands where the relay keeps its repair, and finds nothing to be done, ever. */
const NOTHING_IS_EVER_DUE = {
  isBlocking: false, isSealingBarred: false, isDue: (): boolean => false, due: (): void => undefined, reconnected: (): void => undefined, takeOver: async (): Promise<void> => undefined,
};

/**
 * Parts of a node's program that can be taken away, each by its name: before the program starts, in its process. Nothing in the product may do this, so it is done to
 * what is private there; should that be renamed, the spec of these teeth fails.
 */
const PARTS = {
  nothing: (): void => undefined,
  /** An inbox that forgets what it took, before it takes the next: whatever comes again is handled again. */
  inbox: (): void => {
    const { take } = Inbox.prototype;
    Inbox.prototype.take = async function forgetful(messages, stream) {
      await (this as unknown as { readonly units: UnitOfWork }).units.run((tx) => tx.query('DELETE FROM inbox'));
      return take.call(this, messages, stream);
    };
  },
  /** A relay that takes the hub's word for good: what was acknowledged once is never looked for again. */
  reconciliation: (): void => {
    const { onApplicationBootstrap } = Relay.prototype;
    Relay.prototype.onApplicationBootstrap = function trusting() {
      Object.assign(this, { repair: NOTHING_IS_EVER_DUE });
      onApplicationBootstrap.call(this);
    };
  },
  /** Believes whatever a message says about who wrote it. */
  signatures: (): void => {
    SignatureCheck.prototype.verdicts = async (messages) => messages.map(() => 'valid');
  },
} satisfies Record<string, () => void>;

export type Part = keyof typeof PARTS;

export function takeAway(part: Part): void {
  PARTS[part]();
}
