import { Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { NodeSettings, type OidcSettings } from '../configuration/node-settings.js';
import { HttpProblem } from '../problems/http-problem.js';
import { Clock } from '../time/clock.js';
import { ROLES, type Role } from './roles.js';

/** Signatures with a public key only: a shared secret would let the verifier sign. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const DISCOVERY_TIMEOUT_MS = 5_000;
const CLOCK_TOLERANCE_SECONDS = 5;

/** Who a token speaks for. */
export interface TokenHolder {
  readonly label: string;
  readonly roles: readonly Role[];
}

/** Tokens of the organisation's identity provider: found by discovery, its keys cached and renewed when they rotate. */
@Injectable()
export class OidcTokens {
  private readonly log = new Logger('Oidc');
  private readonly oidc: OidcSettings | undefined;
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(
    settings: NodeSettings,
    private readonly clock: Clock,
  ) {
    this.oidc = settings.access.oidc;
  }

  /** True when the settings name an identity provider. */
  get accepted(): boolean {
    return this.oidc !== undefined;
  }

  /**
   * Checks signature, issuer, audience and times of a token.
   * @returns undefined when the token isn't good
   * @throws HttpProblem 503 when the identity provider can't be asked for its keys
   */
  async verify(token: string): Promise<TokenHolder | undefined> {
    if (!this.oidc) return undefined;
    const { issuer, audience, rolesClaim } = this.oidc;
    try {
      const keys = await this.providerKeys(issuer);
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
      });
      return { label: `oidc:${payload.sub}`, roles: rolesIn(payload, rolesClaim) };
    } catch (error) {
      if (isTokenFault(error)) return undefined;
      throw this.unreachable(error);
    }
  }

  private providerKeys(issuer: string): Promise<JWTVerifyGetKey> {
    return this.keys ??= discover(issuer).catch((error: unknown) => {
      this.keys = undefined;
      throw error;
    });
  }

  private unreachable(error: unknown): HttpProblem {
    this.log.warn(`the identity provider does not answer (${error instanceof Error ? error.name : 'unknown'})`);
    return new HttpProblem({
      status: 503,
      code: 'access.identity-provider-unreachable',
      text: {
        it: 'Il servizio di autenticazione non risponde: riprovare fra poco, o usare una chiave API.',
        en: 'The identity provider does not answer: try again soon, or use an API key.',
      },
      headers: { 'retry-after': '10' },
    });
  }
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS), redirect: 'error' });
  if (!answer.ok) throw new Error(`discovery answered ${answer.status}`);
  const document = (await answer.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== 'string') throw new Error('the discovery document is not the issuer\'s');
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: DISCOVERY_TIMEOUT_MS });
}

/** What is wrong with the token itself, as opposed to the provider being out of reach. */
function isTokenFault(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid)
    && error.code !== 'ERR_JOSE_GENERIC';
}

function rolesIn(payload: JWTPayload, claim: string): Role[] {
  const exact: unknown = payload[claim];
  const value = exact ?? claim.split('.').reduce<unknown>((inner, name) => isRecord(inner) ? inner[name] : undefined, payload);
  const names = Array.isArray(value) ? value : typeof value === 'string' ? value.split(' ') : [];
  return ROLES.filter((role) => names.includes(role));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
