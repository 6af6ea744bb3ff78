import type { Authenticator } from '@nats-io/nats-core';
import { NkeyPair } from './nkey-pair.js';

const PART = /-{3,}BEGIN [^\n]*-{3,}\s*(\S+)\s*-{3,}END [^\n]*-{3,}/g;

/** A user of the hub: its token, signed by its account, and the seed of its own key. */
export interface HubUser {
  readonly jwt: string;
  readonly seed: Uint8Array;
}

/** Answers the hub's challenge as a user, like the client's own authenticators, but signed natively. */
export function userAuthenticator(user: () => HubUser): Authenticator {
  return (nonce) => {
    const { jwt, seed } = user();
    const pair = new NkeyPair(new TextDecoder().decode(seed));
    const signature = pair.sign(new TextEncoder().encode(nonce ?? ''));
    return { jwt, nkey: pair.getPublicKey(), sig: Buffer.from(signature).toString('base64url') };
  };
}

/**
 * The same with the text of a credentials file, asked for at each connection: credentials are renewed without a restart.
 * @throws Error at the connection when the text holds no token and no seed
 */
export function credentialsAuthenticator(credentials: () => string): Authenticator {
  return userAuthenticator(() => {
    const [jwt, seed] = [...credentials().matchAll(PART)].map(([, part]) => part!);
    if (!jwt || !seed) throw new Error('the hub credentials hold no token and no key: "filiera node join" writes them');
    return { jwt, seed: new TextEncoder().encode(seed) };
  });
}
