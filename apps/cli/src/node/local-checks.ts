import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Text } from '@filiera/contracts';
import { namedKeyFromPem, NkeyPair, type NodeHome, type NodeSettings, OLDEST_POSTGRES, readRegistration, UPGRADE_POSTGRES } from '@filiera/member-kit';
import pg from 'pg';
import type { Check, Finding } from './check-list.js';
import { reasonOf } from './coordinator-request.js';
import { signingKeyFinding } from './signing-key-finding.js';

/** A signature's time is believed within minutes: beyond this the clock has to be set. */
const TOLERATED_SKEW_SECONDS = 30;

/** The checks of what is on this machine: keys and database. */
export function localChecks(home: NodeHome, settings: NodeSettings): Check[] {
  return [
    { name: { it: 'chiavi del nodo', en: 'keys of the node' }, essential: true, run: async () => keysFinding(home) },
    { name: { it: 'database', en: 'database' }, run: () => onDatabase(home, settings, databaseFinding) },
    { name: { it: 'chiave di firma nel registro', en: 'signing key in the registry' }, run: () => onDatabase(home, settings, (client) => signingKeyFinding(client, home, settings.member.id)) },
  ];
}

/** Compares this machine's clock with the coordinator's, from its HTTP Date header. */
export function clockCheck(coordinatorUrl: string): Check {
  return {
    name: { it: `coordinatore e orologio (${coordinatorUrl})`, en: `coordinator and clock (${coordinatorUrl})` },
    async run() {
      const before = Date.now();
      const answer = await fetch(new URL('/health/live', coordinatorUrl), { signal: AbortSignal.timeout(5_000) }).catch((error: Error) => error);
      if (answer instanceof Error) {
        return { ok: false, why: reasonOf(answer), todo: COORDINATOR_UNREACHABLE };
      }
      const theirs = Date.parse(answer.headers.get('date') ?? '');
      const ours = (before + Date.now()) / 2;
      const skew = Math.round((ours - theirs) / 1000);
      if (Number.isNaN(skew)) {
        return { ok: true, detail: 'risponde, senza orario / answers, without a time' };
      }
      return Math.abs(skew) <= TOLERATED_SKEW_SECONDS ? { ok: true, detail: `${skew} s` } : { ok: false, why: `${skew} s`, todo: SET_CLOCK };
    },
  };
}

function keysFinding(home: NodeHome): Finding {
  const files = [home.account, home.credentials, home.signing, home.encryption];
  const missing = files.find((file) => !existsSync(file));
  if (missing) {
    return { ok: false, why: missing, todo: KEY_MISSING };
  }
  const open = files.find((file) => (statSync(file).mode & 0o077) !== 0);
  if (open) {
    return { ok: false, why: open, todo: KEY_OPEN };
  }
  // Between two of its last writes the keys are not those of the registration, and are not lost.
  if (existsSync(home.rotation)) {
    return { ok: false, why: home.rotation, todo: ROTATION_PENDING };
  }
  const registration = readRegistration(home);
  const signing = namedKeyFromPem(home.read(home.signing), 'ed25519');
  const matches = registration.account === new NkeyPair(home.read(home.account)).getPublicKey()
    && registration.signingKeys.some(({ kid }) => kid === signing.kid);
  return matches ? { ok: true, detail: signing.kid } : { ok: false, why: home.registration, todo: KEY_OTHER };
}

async function databaseFinding(client: pg.Client): Promise<Finding> {
  const { rows: [found] } = await client.query<{ number: number; version: string; may: boolean }>(
    "SELECT current_setting('server_version_num')::integer AS number, current_setting('server_version') AS version, has_database_privilege(current_database(), 'CREATE') AS may");
  const { number, version, may } = found!;
  if (number < OLDEST_POSTGRES) return { ok: false, why: `PostgreSQL ${version}`, todo: UPGRADE_POSTGRES };
  return may ? { ok: true, detail: `PostgreSQL ${version}` } : { ok: false, why: 'CREATE', todo: DATABASE_RIGHT };
}

async function onDatabase(home: NodeHome, settings: NodeSettings, look: (client: pg.Client) => Promise<Finding>): Promise<Finding> {
  const client = new pg.Client({
    connectionString: settings.database.url,
    connectionTimeoutMillis: 5_000,
    ...(settings.database.ca ? { ssl: { ca: readFileSync(resolve(home.dir, settings.database.ca), 'utf8') } } : {}),
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await look(client);
  } catch (error) {
    return { ok: false, why: (error as Error).message || (error as { code?: string }).code || 'PostgreSQL', todo: DATABASE_UNREACHABLE };
  } finally {
    await client.end().catch(() => undefined);
  }
}

const KEY_MISSING: Text = { it: 'manca una chiave: ripristinarla dalla copia di sicurezza ("filiera node restore")', en: 'a key is missing: restore it from the backup ("filiera node restore")' };
const KEY_OPEN: Text = { it: 'altri utenti della macchina possono leggere la chiave: chmod 600', en: 'other users of this machine can read the key: chmod 600' };
const ROTATION_PENDING: Text = { it: 'un rinnovo delle chiavi è rimasto a metà: ripetere "filiera node keys rotate"', en: 'a rotation of keys was interrupted: repeat "filiera node keys rotate"' };
const KEY_OTHER: Text = { it: 'le chiavi non sono quelle della registrazione: ripristinare keys/ e registration.json insieme', en: 'the keys are not those of the registration: restore keys/ and registration.json together' };
const DATABASE_UNREACHABLE: Text = {
  it: 'verificare che PostgreSQL sia in funzione e che database.url in node.yml (o FILIERA_DATABASE_URL) abbia indirizzo, utente e password giusti',
  en: 'check that PostgreSQL is running and that database.url in node.yml (or FILIERA_DATABASE_URL) has the right address, user and password',
};
const DATABASE_RIGHT: Text = { it: 'l\'utente del database deve poter creare tabelle: farne il proprietario del database', en: 'the database user must be able to create tables: make it the owner of the database' };
const COORDINATOR_UNREACHABLE: Text = { it: 'il coordinatore non risponde; il nodo lavora lo stesso, ma non riceve nuovi membri finché non torna', en: 'the coordinator does not answer; the node works all the same, but hears of no new members until it is back' };
const SET_CLOCK: Text = { it: 'regolare l\'orologio di questa macchina (NTP): gli eventi firmati con un\'ora sbagliata vengono messi da parte', en: 'set this machine\'s clock (NTP): events signed with a wrong time are set aside' };
