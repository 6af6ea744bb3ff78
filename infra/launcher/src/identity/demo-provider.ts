import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { ServerTls } from '@filiera/embedded';
import { ROLES, type Role } from '@filiera/member-kit';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import type { DataFolder } from '../network/data-folder.js';

/** Audience of the demo's tokens: every node of the demo accepts them. */
export const DEMO_AUDIENCE = 'urn:filiera:demo';
const TOKEN_SECONDS = 3_600;

/** A private JSON Web Key with its name. */
type SigningKey = Readonly<Record<string, unknown>> & { readonly kid: string };

/** The demo's identity provider, in the place of an organisation's own. */
export interface DemoProvider {
  readonly issuer: string;
  /** Client ids by role; each gets a token with that role by client credentials. */
  readonly clients: Readonly<Record<Role, { readonly id: string; readonly secret: string }>>;
  stop(): Promise<void>;
}

/** Starts an OpenID Connect provider with one client for each role, for trying what a real identity provider does for an organisation. */
export async function startDemoProvider(folder: DataFolder, port: number, tls?: ServerTls): Promise<DemoProvider> {
  const issuer = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  const clients = demoClients(folder);
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(0),
    clients: Object.values(clients).map(({ id, secret }) => ({
      client_id: id, client_secret: secret, grant_types: ['client_credentials'], redirect_uris: [], response_types: [], token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
    })),
    jwks: { keys: [signingKey(folder)] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => DEMO_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: '', audience: DEMO_AUDIENCE, accessTokenFormat: 'jwt', accessTokenTTL: TOKEN_SECONDS, jwt: { sign: { alg: 'ES256' } } }),
      },
    },
    extraTokenClaims: (_context: unknown, token: { readonly clientId: string }) => ({ roles: ROLES.filter((role) => clients[role].id === token.clientId) }),
    ttl: { ClientCredentials: TOKEN_SECONDS },
  });
  const server = await listening(provider, port, tls);
  return { issuer, clients, stop: () => stopped(server) };
}

function demoClients(folder: DataFolder): DemoProvider['clients'] {
  const access = folder.access;
  for (const role of ROLES) {
    access.clients[`demo-${role}`] ??= randomBytes(24).toString('base64url');
  }
  folder.keepAccess(access);
  return Object.fromEntries(ROLES.map((role) => [role, { id: `demo-${role}`, secret: access.clients[`demo-${role}`]! }])) as DemoProvider['clients'];
}

/** Kept, so that tokens stay good over a restart. */
function signingKey(folder: DataFolder): SigningKey {
  const kept = folder.read<SigningKey>('identity.json');
  if (kept) {
    return kept;
  }
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const key: SigningKey = { ...jwk, kid: randomBytes(8).toString('hex'), alg: 'ES256', use: 'sig' };
  folder.write('identity.json', JSON.stringify(key));
  return key;
}

function listening(provider: Provider, port: number, tls?: ServerTls): Promise<Server> {
  const answer = provider.callback();
  const server = tls
    ? createHttpsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, answer)
    : createHttpServer(answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => { server.close(() => resolve()); });
}
