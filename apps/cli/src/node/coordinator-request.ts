import { resolve } from 'node:path';
import * as tls from 'node:tls';
import type { Text } from '@filiera/contracts';
import type { HubSettings, NodeHome } from '@filiera/member-kit';
import { EXIT, Failure } from '../speaking/failure.js';

/** An RFC 9457 problem as the nodes answer it. */
interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly detail_it?: string;
  readonly detailIt?: string;
}

/** The coordinator said no. */
export class CoordinatorRefused extends Failure {
  /** @param code the reason, as the coordinator's interface names it; none when something in between answered */
  constructor(what: Text, todo: Text, readonly code: string | undefined) {
    super(what, todo, EXIT.refused);
  }
}

/** Trusts an authority beside the usual ones, in this process: the network's own may have signed the coordinator's certificate too. */
export function trustAlso(ca: string): void {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), ca]);
}

/** The same, for a node that has joined: its settings name the authority that the invitation brought. */
export function trustAuthorityOf(home: NodeHome, hub: HubSettings): void {
  if (hub.ca) {
    trustAlso(home.read(resolve(home.dir, hub.ca)));
  }
}

/** What went wrong, as deep as the platform tells it. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: unknown };
  return cause instanceof Error ? `${message}: ${cause.message || (cause as NodeJS.ErrnoException).code}` : String(message);
}

/**
 * Sends a request to the coordinator.
 * @throws Failure when it does not answer; CoordinatorRefused, with the coordinator's own words, when it refuses
 */
export async function askCoordinator<T>(url: string | URL, init: RequestInit): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  } catch (error) {
    const why = reasonOf(error);
    throw new Failure(
      { it: `Il coordinatore non risponde (${url}): ${why}.`, en: `The coordinator does not answer (${url}): ${why}.` },
      { it: 'Verificare la rete e l\'indirizzo; con un\'autorità propria: NODE_EXTRA_CA_CERTS=<file.pem>.', en: 'Check the network and the address; with an authority of its own: NODE_EXTRA_CA_CERTS=<file.pem>.' },
      EXIT.unreachable,
    );
  }
  const text = await answer.text();
  if (answer.ok) {
    return (text ? JSON.parse(text) : undefined) as T;
  }
  const problem = problemOf(text);
  const said = problem.detail ?? problem.title ?? answer.statusText;
  throw new CoordinatorRefused(
    { it: `Il coordinatore ha rifiutato (${answer.status}): ${problem.detail_it ?? problem.detailIt ?? said}`, en: `The coordinator refused (${answer.status}): ${said}` },
    answer.status === 401
      ? { it: 'Verificare la chiave di accesso (--api-key o FILIERA_API_KEY).', en: 'Check the API key (--api-key or FILIERA_API_KEY).' }
      : { it: 'Se non è chiaro, chiedere al coordinatore citando questo messaggio.', en: 'If this is not clear, ask the coordinator and quote this message.' },
    problem.code,
  );
}

function problemOf(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return {};
  }
}
