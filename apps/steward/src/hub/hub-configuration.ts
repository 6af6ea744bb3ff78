import type { HubKeys } from './hub-keys.js';
import { hubAccountJwt, memberAccountJwt, type AccountState, operatorJwt, systemAccountJwt } from './account-jwts.js';

/**
 * The part of nats-server's configuration that makes it this network's hub. The resolver keeps accounts on disk and takes newer ones
 * at run time; a preloaded account never replaces a newer one.
 * @param resolverDir folder of the server, absolute, where it keeps the accounts
 */
export async function hubConfiguration(keys: HubKeys, founders: readonly AccountState[], resolverDir: string, now: Date): Promise<string> {
  const preload = [
    [keys.system.getPublicKey(), await systemAccountJwt(keys)],
    [keys.hub.getPublicKey(), await hubAccountJwt(keys)],
    ...await Promise.all(founders.map(async (state) => [state.account, await memberAccountJwt(keys, state, now)])),
  ];
  return [
    '# The accounts of this network, written by its steward. Include it in the configuration of nats-server.',
    `operator: ${await operatorJwt(keys)}`,
    `system_account: ${keys.system.getPublicKey()}`,
    // Every server holds every account: what it does not know, its peers hardly do, and a new member knocks before its account is there.
    `resolver { type: full, dir: ${JSON.stringify(resolverDir)}, allow_delete: false, interval: "2m", limit: 5000, timeout: "300ms" }`,
    'resolver_preload {',
    ...preload.map(([account, jwt]) => `  ${account}: ${jwt}`),
    '}',
    '',
  ].join('\n');
}
