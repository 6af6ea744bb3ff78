import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Invitation, InvitationRefused, namedKeyFromPem, NkeyPair, NodeHome, openInvitation, proveRegistration, readRegistration, readSettings, trustHub,
} from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, type ExitCode, Failure } from '../speaking/failure.js';
import { checkNode } from './check.js';
import { askCoordinator, trustAlso } from './coordinator-request.js';
import { connectAsNode } from './hub-checks.js';

/** The steward gives a new member its account within milliseconds; it may be restarting. */
const ACCOUNT_WAIT_SECONDS = 60;
/** The hub takes its time to answer whoever it does not know: knocking a moment later is sooner in. */
const BEFORE_KNOCKING_MS = 200;

/** What joining needs to know. */
export interface JoinOptions {
  readonly home: string;
  /** The invitation, or a file that holds it, or `-` for standard input. */
  readonly invitation: string;
  /** Skips the checks at the end; the launcher makes them in its own way. */
  readonly checks: boolean;
}

/** Brings a node into the network: registers its public keys, waits for its account, checks everything. */
export async function joinNetwork(options: JoinOptions, environment: NodeJS.ProcessEnv, now: () => Date, console: Console): Promise<ExitCode> {
  const home = new NodeHome(options.home);
  if (!home.exists) {
    throw new Failure(
      { it: `In ${home.dir} non c'è un nodo.`, en: `There is no node in ${home.dir}.` },
      { it: 'Crearlo con "filiera node init", o indicare la cartella con --home.', en: 'Make it with "filiera node init", or name the folder with --home.' },
      EXIT.usage,
    );
  }
  const text = invitationText(options.invitation);
  const invitation = await opened(text, now());
  refuseUnlessForThisNode(home, invitation);
  showTrust(invitation, console);
  if (invitation.hub.ca) {
    trustAlso(invitation.hub.ca);
  }
  await register(home, text, invitation);
  console.passed({ it: 'chiavi pubbliche registrate dal coordinatore', en: 'public keys registered by the coordinator' });
  trustHub(home, invitation.hub, invitation.coordinator);
  await waitForAccount(home, environment, now, console);
  return options.checks ? checkNode(home.dir, environment, console) : EXIT.ok;
}

function invitationText(given: string): string {
  const text = given === '-' ? readFileSync(0, 'utf8') : existsSync(given) ? readFileSync(given, 'utf8') : given;
  return text.trim();
}

async function opened(text: string, now: Date): Promise<Invitation> {
  try {
    return await openInvitation(text, now);
  } catch (error) {
    if (!(error instanceof InvitationRefused)) {
      throw error;
    }
    const what = {
      unreadable: { it: 'Questo non è un invito.', en: 'This is not an invitation.' },
      'foreign-key': { it: 'L\'invito è firmato con una chiave che non è del coordinatore.', en: 'The invitation is signed with a key that is not the coordinator\'s.' },
      'bad-signature': { it: 'L\'invito è stato alterato dopo la firma.', en: 'The invitation was changed after it was signed.' },
      expired: { it: 'L\'invito è scaduto.', en: 'The invitation has expired.' },
    }[error.reason];
    throw new Failure(what, { it: 'Chiederne uno nuovo al coordinatore e incollarlo intero, su una riga.', en: 'Ask the coordinator for a new one and paste it whole, on one line.' }, EXIT.refused);
  }
}

function refuseUnlessForThisNode(home: NodeHome, invitation: Invitation): void {
  const { member } = readRegistration(home);
  if (member.id !== invitation.id || member.kind !== invitation.kind) {
    throw new Failure(
      { it: `L'invito è per ${invitation.id} (${invitation.kind}), questo nodo è ${member.id} (${member.kind}).`, en: `The invitation is for ${invitation.id} (${invitation.kind}), this node is ${member.id} (${member.kind}).` },
      { it: 'Usare l\'invito giusto, o inizializzare il nodo con quell\'identificativo.', en: 'Use the right invitation, or initialise the node under that identifier.' },
      EXIT.refused,
    );
  }
}

function showTrust(invitation: Invitation, console: Console): void {
  const { coordinator, hub } = invitation;
  console.say({ it: 'Con questo invito il nodo si fida di:', en: 'With this invitation the node trusts:' });
  console.passed({ it: 'coordinatore', en: 'coordinator' }, `${coordinator.id} (${coordinator.url})`);
  for (const { kid, validUntil } of coordinator.signingKeys) {
    if (validUntil) {
      console.passed({ it: 'sua chiave precedente, per quanto firmato fino alla sua fine', en: 'an earlier key of its own, believed for what was signed until it ended' }, `${kid}, ${validUntil}`);
      continue;
    }
    console.passed({ it: 'chiave di firma del coordinatore (confrontarla con quella comunicata per altra via)', en: 'signing key of the coordinator (compare it with the one you were told another way)' }, kid);
  }
  console.passed({ it: 'hub', en: 'hub' }, `${hub.servers.join(', ')} (${hub.account})`);
}

async function register(home: NodeHome, text: string, invitation: Invitation): Promise<void> {
  const registration = readRegistration(home);
  const proof = proveRegistration(registration, text, namedKeyFromPem(home.read(home.signing), 'ed25519'), new NkeyPair(home.read(home.account)));
  await askCoordinator(new URL('/registrations', invitation.coordinator.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${text}` },
    body: JSON.stringify({ registration, proof }),
  });
}

async function waitForAccount(home: NodeHome, environment: NodeJS.ProcessEnv, now: () => Date, console: Console): Promise<void> {
  const { member, hub } = await readSettings(home.dir, environment);
  const started = now().getTime();
  for (;;) {
    await pause(BEFORE_KNOCKING_MS);
    try {
      const connection = await connectAsNode(home, member, hub!);
      await connection.close();
      console.passed({ it: 'account sull\'hub', en: 'account on the hub' }, `${now().getTime() - started} ms`);
      return;
    } catch (error) {
      if (now().getTime() - started > ACCOUNT_WAIT_SECONDS * 1000) {
        throw new Failure(
          { it: `Registrato, ma dopo ${ACCOUNT_WAIT_SECONDS} s l'hub non accetta ancora il nodo: ${(error as Error).message}.`, en: `Registered, but after ${ACCOUNT_WAIT_SECONDS} s the hub does not accept the node yet: ${(error as Error).message}.` },
          { it: 'Lo steward può essere fermo: il nodo entrerà da solo quando torna. Verificare con "filiera node check".', en: 'The steward may be down: the node will get in by itself when it is back. Check with "filiera node check".' },
          EXIT.unreachable,
        );
      }
    }
  }
}
