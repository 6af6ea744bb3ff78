import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const CHECKOUT = join(import.meta.dirname, '../../..');

/** A service of a Compose file, as far as its start is concerned. */
export interface Service {
  readonly image: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: 'service_completed_successfully' | 'service_healthy' }>>;
  readonly profiles?: readonly string[];
}

/** `${NAME}`, `${NAME:-otherwise}`, `${NAME:+instead}` and `${NAME:?what is missing}`, as Compose replaces them. */
function interpolate(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)(?::([-+?])([^}]*))?\}/g, (_, name: string, how: string | undefined, other = '') => {
    const value = environment[name] ?? '';
    if (how === '+') return value ? String(other) : '';
    if (how === '?' && !value) throw new Error(`${name}: ${other}`);
    return value || String(other);
  });
}

/** The services of a Compose file. */
export function composeServices(environment: Readonly<Record<string, string>> = {}, file = 'docker-compose.yml'): Record<string, Service> {
  const text = interpolate(readFileSync(join(CHECKOUT, file), 'utf8'), environment);
  return (parse(text, { merge: true }) as { services: Record<string, Service> }).services;
}

/** The image's own ENTRYPOINT and CMD, and the command of its HEALTHCHECK. */
export function imageStart(): { readonly entrypoint: readonly string[]; readonly command: readonly string[]; readonly health: readonly string[] } {
  const dockerfile = readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8');
  const words = (instruction: string): string[] => JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(dockerfile)![1]!) as string[];
  return { entrypoint: words('ENTRYPOINT'), command: words('CMD'), health: words('HEALTHCHECK .*CMD') };
}

/** The settings of a file such as cluster.env. */
export function environmentFile(path: string): Record<string, string> {
  const lines = readFileSync(join(CHECKOUT, path), 'utf8').split('\n').filter((line) => /^\w+=/.test(line));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
