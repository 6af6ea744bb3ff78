import type { DataSource } from 'typeorm';

const SET_UP = `CREATE SCHEMA IF NOT EXISTS watched;
  CREATE TABLE IF NOT EXISTS watched.write (name text NOT NULL);
  CREATE OR REPLACE FUNCTION watched.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO watched.write VALUES (TG_TABLE_NAME); RETURN NULL; END $$`;

const WRITTEN = `WITH written AS (DELETE FROM watched.write RETURNING name)
  SELECT name, false AS new FROM written
  UNION SELECT relname, true FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'watched')`;

/**
 * Which tables somebody has written to since they were last asked for. Every row that is written is noted in the writer's own transaction, so that what was
 * rolled back is not told, and what was committed is: hashing all tables after each of ten thousand requests took most of a test's time.
 */
export class WrittenTables {
  private constructor(private readonly dataSource: DataSource, private readonly leftOut: RegExp) {}

  static async watch(dataSource: DataSource, leftOut: RegExp): Promise<WrittenTables> {
    await dataSource.query(SET_UP);
    const watched = new WrittenTables(dataSource, leftOut);
    await watched.sinceLast();
    return watched;
  }

  /** Tables written to since the last call, and those that have come since: a rebuild puts new ones in the place of old ones. */
  async sinceLast(): Promise<string[]> {
    const rows = (await this.dataSource.query(WRITTEN)) as { name: string; new: boolean }[];
    const wanted = rows.filter(({ name }) => !this.leftOut.test(name));
    for (const { name } of rows.filter((row) => row.new)) {
      await this.dataSource.query(`CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE ON public."${name}" FOR EACH ROW ${this.leftOut.test(name) ? 'WHEN (false) ' : ''}EXECUTE FUNCTION watched.note()`);
    }
    return [...new Set(wanted.map(({ name }) => name))];
  }
}
