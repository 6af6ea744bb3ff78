/** Environment variables that override `node.yml`, each with the setting it replaces. */
export const ENVIRONMENT_OVERRIDES: readonly EnvironmentOverride[] = [
  { variable: 'FILIERA_HTTP_HOST', setting: ['http', 'host'], read: asText },
  { variable: 'FILIERA_HTTP_PORT', setting: ['http', 'port'], read: asNumber },
  { variable: 'FILIERA_HTTP_PUBLIC_URL', setting: ['http', 'publicUrl'], read: asText },
  { variable: 'FILIERA_DATABASE_URL', setting: ['database', 'url'], read: asText },
  { variable: 'FILIERA_HUB_SERVERS', setting: ['hub', 'servers'], read: asList },
  { variable: 'FILIERA_LOG_LEVEL', setting: ['log', 'level'], read: asText },
];

interface EnvironmentOverride {
  readonly variable: string;
  readonly setting: readonly [section: string, name: string];
  read(value: string): unknown;
}

function asText(value: string): string {
  return value;
}

function asNumber(value: string): unknown {
  return /^\d+$/.test(value) ? Number(value) : value;
}

function asList(value: string): string[] {
  return value.split(',').map((item) => item.trim()).filter((item) => item !== '');
}
