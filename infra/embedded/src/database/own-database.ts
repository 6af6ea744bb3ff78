import pg from 'pg';

/** An identifier for SQL. @throws Error for a name that PostgreSQL would cut or refuse. */
function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_-]{0,62}$/.test(name)) {
    throw new Error(`"${name}" is no database name: a small letter, then small letters, digits, "-" or "_", at most 63 in all`);
  }
  return `"${name}"`;
}

async function asAdmin<T>(adminUrl: string, ca: string | undefined, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl, ssl: ca ? { ca } : false });
  // A connection that breaks emits an error as well as failing its query: without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export interface OwnDatabaseOptions {
  /** Of the role and of the database: small letters, digits, `-`, `_`. */
  readonly name: string;
  readonly password: string;
  /** Copies files instead of logging every block: quicker, and not safe in a power cut. */
  readonly fast?: boolean;
  /** PEM text, when the server speaks TLS. */
  readonly ca?: string;
}

/**
 * Gives `name` one role and one database, which no other role may enter. Those that exist are kept, and get the password.
 * @returns the role's connection URL.
 */
export async function createOwnDatabase(adminUrl: string, options: OwnDatabaseOptions): Promise<string> {
  const own = identifier(options.name);
  const password = pg.escapeLiteral(options.password);
  await asAdmin(adminUrl, options.ca, async (client) => {
    const { rows: [known] } = await client.query<{ role: boolean; database: boolean }>(
      'SELECT exists(SELECT FROM pg_roles WHERE rolname = $1) AS role, exists(SELECT FROM pg_database WHERE datname = $1) AS database',
      [options.name],
    );
    await client.query(known?.role
      ? `ALTER ROLE ${own} PASSWORD ${password}`
      : `CREATE ROLE ${own} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD ${password}`);
    if (!known?.database) await client.query(`CREATE DATABASE ${own} OWNER ${own} STRATEGY ${options.fast ? 'file_copy' : 'wal_log'}`);
    await client.query(`REVOKE ALL ON DATABASE ${own} FROM PUBLIC`);
  });
  return ownDatabaseUrl(adminUrl, options);
}

/** Address of the database that {@link createOwnDatabase} gives this name. */
export function ownDatabaseUrl(serverUrl: string, { name, password }: Pick<OwnDatabaseOptions, 'name' | 'password'>): string {
  const url = new URL(serverUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}

/** Ends the database's connections and removes it with its role. Harmless when there is none. */
export async function dropOwnDatabase(adminUrl: string, name: string, ca?: string): Promise<void> {
  const own = identifier(name);
  await asAdmin(adminUrl, ca, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${own} WITH (FORCE)`);
    await client.query(`DROP ROLE IF EXISTS ${own}`);
  });
}
