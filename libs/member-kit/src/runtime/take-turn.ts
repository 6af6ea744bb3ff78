import type pg from 'pg';
import { TURN_LOCK } from '../database/advisory-locks.js';

/** Takes the turn of the one process that works for a node, as long as this connection lasts. @returns false when another has it */
export async function takeTurn(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [TURN_LOCK]);
  return rows[0]!.got;
}
