#!/usr/bin/env node
/** What the databases' set-up uses of psql, for machines without it: --set, and :"name" and :'name' in the statements on standard input. */
import { readFileSync } from 'node:fs';
import pg from 'pg';

const values = Object.fromEntries(process.argv.filter((word) => word.startsWith('--set=')).map((word) => word.slice(6).split(/=(.*)/s)));
const statements = readFileSync(0, 'utf8')
  .replace(/:"(\w+)"/g, (_, name) => pg.escapeIdentifier(values[name]))
  .replace(/:'(\w+)'/g, (_, name) => pg.escapeLiteral(values[name]));
const client = new pg.Client({ connectionString: process.env.ADMIN_URL, ssl: { ca: readFileSync(process.env.PGSSLROOTCERT, 'utf8') } });
await client.connect();
for (const statement of statements.split(';').map((text) => text.trim()).filter(Boolean)) await client.query(statement);
await client.end();
