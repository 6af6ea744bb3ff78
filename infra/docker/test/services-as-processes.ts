import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, freePort, natsServerBinary, EmbeddedConfiguration, startDatabase } from '@filiera/embedded';
import { CHECKOUT, imageStart, type Service } from './compose-file.js';
import { layOutImage } from './lay-out-image.js';

const START_PATIENCE_MS = 180_000;

/**
 * Runs the services of docker-compose.yml as plain processes of this machine: the same commands, environment and configuration
 * files, with each container's paths turned into folders of its own, and each `service:port` into a free port. Programs have what the
 * image brings and nothing of the checkout around it.
 * PostgreSQL's own image is not run: the embedded server takes its place, set up by the same script.
 */
export class ServicesAsProcesses {
  private readonly ports = new Map<string, Promise<number>>();
  private readonly running = new Map<string, ChildProcess>();
  private readonly said = new Map<string, string>();
  private readonly image: string;
  private database: Database | undefined;

  constructor(private readonly services: Readonly<Record<string, Service>>, private readonly folder: string) {
    this.image = layOutImage(join(folder, 'image'));
  }

  /** Starts these services and all that they depend on, each when what it depends on is as far as its condition says. */
  async up(...names: readonly string[]): Promise<void> {
    const started = new Map<string, Promise<void>>();
    const start = (name: string): Promise<void> => {
      const known = started.get(name);
      if (known) return known;
      const needs = Object.keys(this.services[name]!.depends_on ?? {});
      const starting = Promise.all(needs.map(start)).then(() => this.start(name));
      started.set(name, starting);
      return starting;
    };
    await Promise.all(names.map(start));
  }

  /** Stops everything, the nodes first. Data stays. */
  async down(): Promise<void> {
    const hubs = [...this.running.keys()].filter((name) => this.isHub(name));
    await Promise.all([...this.running.keys()].filter((name) => !hubs.includes(name)).map((name) => this.stop(name)));
    await Promise.all(hubs.map((name) => this.stop(name)));
    await this.database?.stop();
    this.database = undefined;
  }

  /** A port of a service, as everyone else reaches it. */
  portOf(service: string, port: number): Promise<number> {
    const key = `${service}:${port}`;
    const known = this.ports.get(key) ?? freePort();
    this.ports.set(key, known);
    return known;
  }

  /** The folder that takes the place of a path in a service's container. */
  path(service: string, inContainer: string): string {
    const mount = this.mountsOf(service).find(({ target }) => inContainer === target || inContainer.startsWith(`${target}/`));
    return mount ? join(mount.source, inContainer.slice(mount.target.length)) : join(this.folder, 'containers', service, inContainer);
  }

  private isHub(name: string): boolean {
    return this.services[name]!.image.startsWith('nats:');
  }

  private async start(name: string): Promise<void> {
    const service = this.services[name]!;
    for (const { source, target } of this.mountsOf(name)) if (!target.includes('.')) mkdirSync(source, { recursive: true });
    if (service.image.startsWith('postgres:')) return this.startDatabase(name);
    const isDependency = Object.values(this.services).some((other) => other.depends_on?.[name]?.condition === 'service_completed_successfully');
    const child = this.isHub(name) ? await this.spawnHub(name) : await this.spawnProgram(name);
    this.running.set(name, child);
    const exited = new Promise<number | null>((resolve) => { child.once('exit', resolve); });
    if (isDependency) {
      const code = await exited;
      this.running.delete(name);
      if (code !== 0) throw new Error(`${name} ended with ${code}:\n${this.said.get(name)}`);
      return;
    }
    await this.waitUntilHealthy(name, child);
  }

  private async spawnProgram(name: string): Promise<ChildProcess> {
    const { entrypoint, command } = { ...imageStart(), ...this.services[name] };
    const words = await Promise.all([...entrypoint, ...command].map((word) => this.here(name, word)));
    return this.spawn(name, words, {
      ...await this.environmentOf(name),
      FILIERA_HTTP_HOST: '127.0.0.1',
      FILIERA_HTTP_PORT: String(await this.portOf(name.replace(/-(init|founds)$/, ''), 3000)),
    });
  }

  /**
   * nats-server on a copy of its configuration in which paths and addresses are this machine's. The copies lie to each other as the files in the
   * container do: what a configuration includes is found from where it lies.
   */
  private async spawnHub(name: string): Promise<ChildProcess> {
    const [, file] = this.services[name]!.command!;
    const container = join(this.folder, 'containers', name);
    const copy = (path: string, text: string): void => {
      mkdirSync(dirname(join(container, path)), { recursive: true });
      writeFileSync(join(container, path), text);
    };
    // The accounts that the steward wrote name the folder of the server's container: each server here has its own.
    copy('/public/hub.conf', readFileSync(this.path(name, '/public/hub.conf'), 'utf8').replace('/data/accounts', this.path(name, '/data/accounts')));
    copy(file!, (await this.here(name, readFileSync(this.path(name, file!), 'utf8')))
      .replace('"0.0.0.0:4222"', `"127.0.0.1:${await this.portOf(name, 4222)}"`)
      .replace('"0.0.0.0:6222"', `"127.0.0.1:${await this.portOf(name, 6222)}"`)
      .replace('"127.0.0.1:8222"', `"127.0.0.1:${await this.portOf(name, 8222)}"`));
    return this.spawn(name, [natsServerBinary(new EmbeddedConfiguration()), '-c', join(container, file!)], await this.environmentOf(name));
  }

  private async startDatabase(name: string): Promise<void> {
    const secrets = this.path(name, '/secrets');
    const dataDir = this.path(name, '/var/lib/postgresql');
    const fresh = !existsSync(join(dataDir, 'passwords.json'));
    this.database = await startDatabase({
      dataDir,
      port: await this.portOf(name, 5432),
      fast: true,
      tls: { cert: join(secrets, 'database.pem'), key: join(secrets, 'database.key'), ca: join(secrets, 'ca.pem') },
    });
    if (!fresh) return;
    const tools = join(this.folder, 'tools');
    mkdirSync(tools, { recursive: true });
    if (!existsSync(join(tools, 'psql'))) symlinkSync(join(import.meta.dirname, 'psql.mjs'), join(tools, 'psql'));
    chmodSync(join(import.meta.dirname, 'psql.mjs'), 0o755);
    const script = this.spawn(name, [this.path(name, '/docker-entrypoint-initdb.d/databases.sh')], {
      PATH: `${tools}:${this.searchPath}`, FILIERA_SECRETS: secrets, ADMIN_URL: this.database.adminUrl, PGSSLROOTCERT: join(secrets, 'ca.pem'),
    });
    const code = await new Promise<number | null>((resolve) => { script.once('exit', resolve); });
    if (code !== 0) throw new Error(`databases.sh ended with ${code}:\n${this.said.get(name)}`);
  }

  private get searchPath(): string {
    return `${dirname(process.execPath)}:/usr/bin:/bin`;
  }

  private async environmentOf(name: string): Promise<Record<string, string>> {
    const given = await Promise.all(Object.entries(this.services[name]!.environment ?? {}).map(async ([key, value]) => [key, await this.here(name, String(value))] as const));
    return {
      PATH: this.searchPath,
      FILIERA_APP: this.image,
      FILIERA_HOME: this.path(name, '/home/filiera'),
      FILIERA_SECRETS: this.path(name, '/secrets'),
      FILIERA_PUBLIC: this.path(name, '/public'),
      ...Object.fromEntries(given),
    };
  }

  private spawn(name: string, words: readonly string[], environment: Record<string, string>): ChildProcess {
    const child = spawn(words[0]!, words.slice(1), { cwd: this.image, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.said.set(name, '');
    const hear = (bytes: Buffer): void => { this.said.set(name, (this.said.get(name)! + bytes.toString()).slice(-4000)); };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    return child;
  }

  /** A node by the image's own health check, a hub by the address that its health check asks. */
  private async waitUntilHealthy(name: string, child: ChildProcess): Promise<void> {
    const deadline = performance.now() + START_PATIENCE_MS;
    const environment = await this.environmentOf(name);
    const isUp = this.isHub(name)
      ? async () => (await fetch(`http://127.0.0.1:${await this.portOf(name, 8222)}/healthz?js-server-only=true`).catch(() => null))?.ok === true
      : async () => {
        const [command, ...words] = imageStart().health;
        const check = spawn(command!, words, {
          cwd: this.image, stdio: 'ignore', env: { ...environment, FILIERA_HEALTH_URL: `https://localhost:${await this.portOf(name, 3000)}` },
        });
        return (await new Promise((resolve) => { check.once('exit', resolve); })) === 0;
      };
    while (!(await isUp())) {
      if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${this.said.get(name)}`);
      if (performance.now() > deadline) throw new Error(`${name} is not healthy:\n${this.said.get(name)}`);
      await sleep(500);
    }
  }

  private async stop(name: string): Promise<void> {
    const child = this.running.get(name)!;
    this.running.delete(name);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => { child.once('exit', resolve); });
    child.kill('SIGTERM');
    await gone;
  }

  /** The mounts of a service, the longest path first. */
  private mountsOf(name: string): { source: string; target: string }[] {
    return this.services[name]!.volumes.map((volume) => volume.split(':'))
      .map(([source, target]) => ({ target: target!, source: source!.startsWith('.') ? join(CHECKOUT, source!) : join(this.folder, 'volumes', source!) }))
      .sort((one, other) => other.target.length - one.target.length);
  }

  /** A text of a container with this machine's paths and addresses. */
  private async here(name: string, text: string): Promise<string> {
    const roots = ['/app', '/etc/filiera', '/data', '/secrets', '/public', '/authority', '/invitations', '/home/filiera'];
    let result = text.replace(new RegExp(`(?<![\\w./])(${roots.join('|')})(?![\\w.])(/[\\w./-]*)?`, 'g'), (path) =>
      (path.startsWith('/app') ? join(this.image, path.slice(4)) : this.isParent(name, path) ? this.parent(name, path) : this.path(name, path)));
    for (const [whole, service, port] of result.matchAll(/\b([a-z][a-z0-9-]*):(\d{4})\b/g)) {
      const reached = service === 'localhost' ? name : service!;
      if (reached in this.services) result = result.replace(whole, `127.0.0.1:${await this.portOf(reached, Number(port))}`);
    }
    return result;
  }

  private isParent(name: string, path: string): boolean {
    const mounts = this.mountsOf(name);
    return !mounts.some(({ target }) => path === target) && mounts.some(({ target }) => dirname(target) === path);
  }

  /** A folder of the container that holds mounts: links to what takes their place. */
  private parent(name: string, path: string): string {
    const folder = join(this.folder, 'containers', name, path);
    mkdirSync(folder, { recursive: true });
    for (const { source, target } of this.mountsOf(name)) {
      if (dirname(target) !== path || readdirSync(folder).includes(basename(target))) continue;
      mkdirSync(source, { recursive: true });
      symlinkSync(source, join(folder, basename(target)));
    }
    return folder;
  }
}
