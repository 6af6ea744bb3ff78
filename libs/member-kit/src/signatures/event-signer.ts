import { sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';

type SignInPool = (algorithm: null, data: Uint8Array, key: KeyObject) => Promise<Buffer>;
const signInPool = promisify(sign) as unknown as SignInPool;
/** Below this many, handing the work to the thread pool costs more than it saves. */
const WORTH_THE_POOL = 4;

/** Signs what this node publishes, with the key that never leaves it. */
@Injectable()
export class EventSigner {
  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions) {}

  /** Name of the key in use. */
  get keyId(): string {
    return this.options.signing.kid;
  }

  /** Signatures in base64url, in the order of the messages. A batch is spread over the thread pool. */
  async signAll(messages: readonly Uint8Array[]): Promise<string[]> {
    const key = this.options.signing.privateKey;
    const signatures = messages.length < WORTH_THE_POOL
      ? messages.map((message) => sign(null, message, key))
      : await Promise.all(messages.map((message) => signInPool(null, message, key)));
    return signatures.map((signature) => signature.toString('base64url'));
  }
}
