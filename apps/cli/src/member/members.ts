import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { askCoordinator } from '../node/coordinator-request.js';

/** How to reach the coordinator as one of its people. */
export interface CoordinatorAccess {
  readonly url: string | undefined;
  readonly apiKey: string | undefined;
}

/** The organisation to invite. */
export interface InvitedOrganisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly days: number;
}

interface ListedMember {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
}

/** Makes an invitation; the text alone goes to standard output, to be sent to the organisation. */
export async function inviteMember(access: CoordinatorAccess, organisation: InvitedOrganisation, console: Console): Promise<void> {
  const { invitation, expires } = await ask<{ invitation: string; expires: string }>(access, 'POST', '/invitations', organisation);
  console.say({
    it: `Invito per ${organisation.id}, usabile una volta, fino al ${expires}. Mandarlo per una via sicura:`,
    en: `Invitation for ${organisation.id}, to be used once, until ${expires}. Send it over a safe channel:`,
  });
  console.result(invitation);
}

/** Lists the members, one on a line. */
export async function listMembers(access: CoordinatorAccess, console: Console): Promise<void> {
  const members = await ask<ListedMember[]>(access, 'GET', '/members');
  const width = Math.max(...members.map(({ id }) => id.length), 2);
  for (const { id, kind, status, name } of members) {
    console.result(`${id.padEnd(width)}  ${kind.padEnd(11)}  ${status.padEnd(9)}  ${name}`);
  }
}

/** Suspends, resumes or removes a member. */
export async function changeMember(access: CoordinatorAccess, id: string, act: 'suspend' | 'resume' | 'remove', console: Console): Promise<void> {
  const { status } = await ask<ListedMember>(access, 'POST', `/members/${encodeURIComponent(id)}/${act}`, {});
  console.passed({ it: id, en: id }, status);
}

function ask<T>(access: CoordinatorAccess, method: string, path: string, body?: object): Promise<T> {
  if (!access.url || !access.apiKey) {
    throw new Failure(
      { it: 'Servono l\'indirizzo del coordinatore e una chiave di accesso con ruolo coordinator.', en: 'The coordinator\'s address and an API key with role coordinator are needed.' },
      { it: 'Darli con --coordinator e --api-key, o con FILIERA_COORDINATOR e FILIERA_API_KEY.', en: 'Give them with --coordinator and --api-key, or with FILIERA_COORDINATOR and FILIERA_API_KEY.' },
      EXIT.usage,
    );
  }
  // From the command line or the environment alike.
  const url = URL.parse(path, access.url);
  if (!url?.protocol.startsWith('http')) {
    throw new Failure(
      { it: `L'indirizzo del coordinatore non è un indirizzo web: ${access.url}.`, en: `The coordinator's address is not a web address: ${access.url}.` },
      { it: 'Scriverlo intero in --coordinator o FILIERA_COORDINATOR: https://coordinatore.example.', en: 'Write it whole in --coordinator or FILIERA_COORDINATOR: https://coordinator.example.' },
      EXIT.usage,
    );
  }
  return askCoordinator<T>(url, {
    method,
    headers: { 'x-api-key': access.apiKey, accept: 'application/json', ...(body ? { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
