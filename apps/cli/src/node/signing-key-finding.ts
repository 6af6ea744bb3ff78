import type { Text } from '@filiera/contracts';
import { namedKeyFromPem, type NodeHome } from '@filiera/member-kit';
import type pg from 'pg';
import type { Finding } from './check-list.js';

const IS_NEW = `SELECT to_regclass('public.member') IS NULL AS new`;
// What the registry says of the key in the folder, and of the key that the last events were sealed with, should others wait after them.
const KEYS = `WITH ended AS (
    SELECT k ->> 'kid' AS kid, k ->> 'validUntil' AS until FROM member, jsonb_array_elements(signing_keys) k WHERE id = $1 AND (k ->> 'validUntil')::timestamptz <= now()
  )
  SELECT (SELECT until FROM ended WHERE kid = $2) AS own,
    (SELECT until FROM ended WHERE kid = (SELECT key_id FROM outbox_batch ORDER BY id DESC LIMIT 1) AND EXISTS (SELECT FROM outbox_waiting)) AS used`;

/** Whether what this node signs is believed: no reader takes what is dated after the end that the registry has of a key. */
export async function signingKeyFinding(client: pg.Client, home: NodeHome, member: string): Promise<Finding> {
  const { kid } = namedKeyFromPem(home.read(home.signing), 'ed25519');
  const { rows: [database] } = await client.query<{ new: boolean }>(IS_NEW);
  if (database!.new) return { ok: true, detail: kid };
  const { rows: [ended] } = await client.query<{ own: string | null; used: string | null }>(KEYS, [member, kid]);
  if (ended!.own) return { ok: false, why: `${kid}, ${ended!.own}`, todo: KEY_OF_BEFORE };
  if (ended!.used) return { ok: false, why: ended!.used, todo: RESTART };
  return { ok: true, detail: kid };
}

const KEY_OF_BEFORE: Text = {
  it: 'la chiave di firma in questa cartella è scaduta: la cartella è di prima di un rinnovo. Rimettere keys/ e registration.json dalla copia più recente; se nessuna ha la chiave nuova, il coordinatore deve invitare il membro di nuovo, con un altro identificativo',
  en: 'the signing key in this folder has ended: the folder is from before a rotation. Put keys/ and registration.json back from the newest backup; if none has the new key, the coordinator has to invite the member anew, under another identifier',
};
const RESTART: Text = {
  it: 'il nodo usava da ultimo una chiave che è scaduta, e ciò che comunica aspetta: riavviarlo, così usa la nuova',
  en: 'the node last used a key that has ended, and what it tells waits: restart it, so that it uses the new one',
};
