import { existsSync } from 'node:fs';
import { addApiKey, ApiKeyExists, createApiKey, NodeHome, readSettings, type Rotation, rotateKeys } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { askCoordinator, CoordinatorRefused, trustAuthorityOf } from './coordinator-request.js';

/** What the command line says about a new API key. */
export interface NewKeyOptions {
  readonly home: string;
  readonly role: string;
  readonly label: string;
  /** Takes the place of the key of this label, if there is one. */
  readonly replace?: boolean;
}

/** Makes an API key: printed once, kept only as its hash. */
export function addKey({ home: homeDir, role, label, replace }: NewKeyOptions, console: Console): void {
  const home = existingHome(homeDir);
  const { key, stored } = createApiKey(label, role);
  try {
    addApiKey(home, stored, { replace });
  } catch (error) {
    if (!(error instanceof ApiKeyExists)) throw error;
    throw new Failure(
      { it: `Esiste già una chiave con l'etichetta "${label}".`, en: `A key labelled "${label}" already exists.` },
      { it: 'Scegliere un\'altra etichetta, o sostituire la chiave con --replace.', en: 'Choose another label, or replace the key with --replace.' },
      EXIT.usage,
    );
  }
  console.say({
    it: `Chiave "${label}" (${role}): si vede solo ora. Vale dal prossimo avvio del nodo; nelle richieste: X-Api-Key.`,
    en: `Key "${label}" (${role}): shown only now. Valid from the node's next start; in requests: X-Api-Key.`,
  });
  console.result(key);
}

/** Registers new keys with the coordinator, then puts them in use on this node; goes on where an earlier call was interrupted. */
export async function rotateNodeKeys(homeDir: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const { member, hub } = await readSettings(home.dir, environment);
  if (!hub) {
    throw new Failure(
      { it: 'Il nodo non è nella rete: le sue chiavi non le conosce ancora nessuno.', en: 'The node is not in the network: nobody knows its keys yet.' },
      { it: 'Per chiavi nuove, inizializzare un\'altra cartella.', en: 'For new keys, initialise another folder.' },
      EXIT.usage,
    );
  }
  trustAuthorityOf(home, hub);
  const ask = ({ request }: Rotation): Promise<unknown> => askCoordinator(new URL(`/members/${member.id}/keys`, hub.coordinator.url), {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  let rotation = rotateKeys(home, now);
  try {
    await ask(rotation);
  } catch (error) {
    // Of keys that it holds it says so however late: it does not hold these, and takes none that were made so long ago.
    if (!rotation.resumed || !(error instanceof CoordinatorRefused) || error.code !== 'registration.stale') throw error;
    rotation.abandon();
    rotation = rotateKeys(home, now);
    await ask(rotation);
  }
  await rotation.commit();
  console.passed({ it: 'nuova chiave di firma registrata', en: 'new signing key registered' }, rotation.request.registration.signingKeys.at(-1)!.kid);
  const until = rotation.request.registration.signingKeys.at(-2)!.validUntil!;
  console.say({
    it: `Riavviare il nodo entro ${until} (UTC), perché usi le chiavi nuove: da allora la vecchia non vale più, e ciò che il nodo comunica aspetta il riavvio.`,
    en: `Restart the node by ${until} (UTC), so that it uses the new keys: from then on the old one no longer counts, and what the node tells waits for the restart.`,
  });
}

/** @throws Failure when the folder holds no node. */
export function existingHome(homeDir: string): NodeHome {
  const home = new NodeHome(homeDir);
  if (!existsSync(home.settings)) {
    throw new Failure(
      { it: `In ${home.dir} non c'è un nodo.`, en: `There is no node in ${home.dir}.` },
      { it: 'Indicare la cartella con --home o FILIERA_HOME, o crearla con "filiera node init".', en: 'Name the folder with --home or FILIERA_HOME, or make it with "filiera node init".' },
      EXIT.usage,
    );
  }
  return home;
}
