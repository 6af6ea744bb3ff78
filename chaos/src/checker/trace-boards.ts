import type { TestNetwork } from '@filiera/testing';
import type { TraceRow } from './judge-trace.js';

/** Boards that are traced, with the column that names the entity. */
const BOARDS = [['board_vacancy', 'id'], ['board_candidate', 'person']] as const;

const TABLE = `CREATE TABLE IF NOT EXISTS chaos_trace (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, board text NOT NULL, key text NOT NULL, version integer NOT NULL, step text NOT NULL)`;

// The search path names no schema: the table is looked for where the board itself is.
const FUNCTION = `CREATE OR REPLACE FUNCTION chaos_trace() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO public.chaos_trace (board, key, version, step)
    VALUES (TG_TABLE_NAME, NEW.publisher || '/' || (to_jsonb(NEW) ->> TG_ARGV[0]), NEW.version, TG_ARGV[1]);
    RETURN NEW;
  END $$`;

/**
 * Makes a node write down every version that its boards are handed and every one that they show. The row is written in the handler's own
 * transaction: what was rolled back leaves no trace. A trigger before the insert fires for a version that is then dropped as old, too. A rebuild
 * makes the boards anew: trace them again after it, and expect what it hands over once more.
 */
export async function traceBoards(net: Pick<TestNetwork, 'rows'>, node: string): Promise<void> {
  await net.rows(node, TABLE);
  await net.rows(node, FUNCTION);
  for (const [board, entity] of BOARDS) {
    await net.rows(node, `CREATE OR REPLACE TRIGGER chaos_handed BEFORE INSERT ON ${board} FOR EACH ROW EXECUTE FUNCTION chaos_trace('${entity}', 'handed')`);
    await net.rows(node, `CREATE OR REPLACE TRIGGER chaos_shown AFTER INSERT OR UPDATE ON ${board} FOR EACH ROW EXECUTE FUNCTION chaos_trace('${entity}', 'shown')`);
  }
}

/** What a traced node wrote down, oldest first. */
export function traceOf(net: Pick<TestNetwork, 'rows'>, node: string): Promise<TraceRow[]> {
  return net.rows<TraceRow>(node, `SELECT board || ' ' || key AS key, version, step FROM chaos_trace ORDER BY position`);
}
