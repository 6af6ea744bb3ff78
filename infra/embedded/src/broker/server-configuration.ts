import { relative } from 'node:path';

/** Where a server finds the certificate that it shows. */
export interface ServerTls {
  /** PEM file, the server's certificate first. */
  readonly cert: string;
  readonly key: string;
  /** PEM file of the authority that clients are told to trust. */
  readonly ca: string;
}

/** `always` writes every message to the disk before it is acknowledged; a duration lets a power cut lose what that time brought. */
export type SyncInterval = 'always' | `${number}${'s' | 'm'}`;

export interface BrokerConfigurationOptions {
  readonly serverName: string;
  /** `host:port`; port -1 lets the server choose. */
  readonly listen: string;
  readonly jetStreamFolder: string;
  readonly syncInterval: SyncInterval;
  /** For example `10GB`. */
  readonly maxStorage: string;
  readonly folder: string;
  readonly tls?: ServerTls;
  /** Absolute paths of further configuration, for example the operator and resolver that the steward wrote. */
  readonly include: readonly string[];
  /** Further configuration as text, appended. */
  readonly configuration: string;
}

/** A string of nats-server's configuration language; JSON's escapes are a subset of its own. */
const quoted = (text: string): string => JSON.stringify(text);

/** The configuration file of an embedded nats-server. */
export function brokerConfiguration(options: BrokerConfigurationOptions): string {
  const tls = options.tls && [
    'tls {',
    `  cert_file: ${quoted(options.tls.cert)}`,
    `  key_file: ${quoted(options.tls.key)}`,
    `  ca_file: ${quoted(options.tls.ca)}`,
    '  min_version: "1.2"',
    '}',
  ].join('\n');
  return [
    `server_name: ${quoted(options.serverName)}`,
    `listen: ${quoted(options.listen)}`,
    // Monitoring is for this machine alone: it tells every connection and subject.
    'http: "127.0.0.1:-1"',
    `ports_file_dir: ${quoted(options.folder)}`,
    'jetstream {',
    `  store_dir: ${quoted(options.jetStreamFolder)}`,
    '  max_memory_store: 256MB',
    `  max_file_store: ${options.maxStorage}`,
    // By default the server acknowledges before it has written: a power cut then loses acknowledged messages.
    `  sync_interval: ${options.syncInterval}`,
    '}',
    tls,
    // nats-server reads an include as relative to the including file, even when it starts with a slash.
    ...options.include.map((file) => `include ${quoted(relative(options.folder, file))}`),
    options.configuration,
    '',
  ].filter((part) => part !== undefined).join('\n');
}
