import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { NodeSettings } from '../configuration/node-settings.js';
import { HttpProblem } from '../problems/http-problem.js';
import { ApiKeys } from './api-keys.js';
import { credentialsOf, type Credentials } from './credentials.js';
import { OidcTokens, type TokenHolder } from './oidc-tokens.js';
import { OPEN_METADATA, ROLES_METADATA, type AuthenticatedRequest, type Role } from './roles.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Who may call a route. */
interface RouteRule {
  readonly open: boolean;
  readonly asked: readonly Role[];
}

/** Lets a request through when its route names a role that it has. A route that names none is refused to everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly rules = new Map<Function, Map<Function, RouteRule>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly apiKeys: ApiKeys,
    private readonly tokens: OidcTokens,
    private readonly settings: NodeSettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // Events are admitted by their signature and the agreement, not by a role.
    if (context.getType() !== 'http') return true;
    const { open, asked } = this.ruleOf(context);
    if (open) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & AuthenticatedRequest>();
    const credentials = credentialsOf(request.headers);
    const holder = credentials && await this.holderOf(credentials);
    if (!credentials || !holder) throw this.credentialsRequired(request);
    refuseForgedBrowserRequest(request, credentials);
    const role = holder.roles.find((own) => asked.some((needed) => satisfies(own, needed)));
    if (role === undefined) throw roleRequired(asked);
    request.user = { label: holder.label, role };
    return true;
  }

  /** What the route declares, read once: a handler's declaration does not change, and one controller's handler is not another's. */
  private ruleOf(context: ExecutionContext): RouteRule {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const ofController = this.rules.get(controller) ?? new Map<Function, RouteRule>();
    this.rules.set(controller, ofController);
    const known = ofController.get(handler);
    if (known) return known;
    const rule = {
      open: this.reflector.getAllAndOverride<boolean | undefined>(OPEN_METADATA, [handler, controller]) ?? false,
      asked: this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_METADATA, [handler, controller]) ?? [],
    };
    ofController.set(handler, rule);
    return rule;
  }

  private async holderOf(credentials: Credentials): Promise<TokenHolder | undefined> {
    if (credentials.kind === 'token') return this.tokens.verify(credentials.token);
    const user = this.apiKeys.find(credentials.key, credentials.label);
    return user && { label: user.label, roles: [user.role] };
  }

  private credentialsRequired(request: FastifyRequest): HttpProblem {
    const realm = this.settings.member.id;
    const challenges = [
      `ApiKey realm="${realm}", header="X-Api-Key"`,
      ...(this.tokens.accepted ? [`Bearer realm="${realm}"`] : []),
      // Only a page opened by hand gets the browser's own sign-in window.
      ...(request.headers.accept?.includes('text/html') ? [`Basic realm="${realm}", charset="UTF-8"`] : []),
    ];
    return new HttpProblem({
      status: 401,
      code: 'access.credentials-required',
      text: {
        it: `Servono credenziali valide: intestazione X-Api-Key${this.tokens.accepted ? ' o token Bearer' : ''}; da un browser, etichetta e chiave.`,
        en: `Valid credentials are required: X-Api-Key header${this.tokens.accepted ? ' or Bearer token' : ''}; from a browser, label and key.`,
      },
      headers: { 'www-authenticate': challenges.join(', ') },
    });
  }
}

/** A manager may do what an operator may. */
export function satisfies(own: Role, needed: Role): boolean {
  return own === needed || (own === 'manager' && needed === 'operator');
}

/** A browser sends Basic credentials by itself, even for a page of someone else: such a page must not act in a person's name. */
function refuseForgedBrowserRequest(request: FastifyRequest, credentials: Credentials): void {
  if (SAFE_METHODS.has(request.method) || credentials.kind !== 'key' || !credentials.byBrowser) return;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return;
  throw new HttpProblem({
    status: 403,
    code: 'access.foreign-page',
    text: { it: 'La richiesta viene da una pagina di un altro sito.', en: 'The request comes from a page of another site.' },
  });
}

function roleRequired(asked: readonly Role[]): HttpProblem {
  const names = asked.join(', ');
  return new HttpProblem({
    status: 403,
    code: 'access.role-required',
    text: asked.length === 0
      ? { it: 'Nessun ruolo può usare questo indirizzo.', en: 'No role may use this address.' }
      : { it: `Serve uno di questi ruoli: ${names}.`, en: `One of these roles is required: ${names}.` },
  });
}
