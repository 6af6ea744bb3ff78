import pg from 'pg';
import type { TestDatabase } from './infrastructure.js';

/** Makes a database say that its server is PostgreSQL 17.6, to whoever asks its settings for the version: an older server is not at hand. */
export async function pretendOlderPostgres({ name, url }: TestDatabase): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE FUNCTION public.current_setting(text) RETURNS text LANGUAGE sql
      AS $$ SELECT CASE $1 WHEN 'server_version_num' THEN '170006' WHEN 'server_version' THEN '17.6' ELSE pg_catalog.current_setting($1) END $$`);
    await client.query(`ALTER DATABASE "${name}" SET search_path = public, pg_catalog`);
  } finally {
    await client.end();
  }
}
