import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import { CHECKOUT, composeServices, environmentFile, imageStart } from './compose-file.js';
import { layOutImage } from './lay-out-image.js';
import { ServicesAsProcesses } from './services-as-processes.js';

/** How a node's program ends that finds no settings where it was told to look. */
const WRONG_SETTINGS = 78;

describe('the image', () => {
  it('is built with every package of the repository', () => {
    const { workspaces } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { workspaces: string[] };
    const dockerfile = readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8');
    const packages = workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: CHECKOUT }));
    for (const file of packages) expect(dockerfile).toContain(`COPY ${file} `);
  });

  it('makes each folder that a service of its account writes, so that a new volume is of that account', () => {
    const dockerfile = readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8');
    const made = [...dockerfile.matchAll(/install -d -o node -g node -m \d+(.*?)(?: \\)?$/gm)].flatMap(([, folders]) => folders!.trim().split(' '));
    const { ca, ...services } = composeServices();
    const handedOver = ca!.volumes.map((volume) => volume.split(':')[0]);
    const written = [...Object.values(services), ...Object.values(composeServices({ FILIERA_KIND: 'agency' }, 'infra/docker/one-node.yml'))]
      .filter(({ image }) => image.startsWith('filiera:'))
      .flatMap(({ volumes }) => volumes.map((volume) => volume.split(':')))
      .filter(([source, , mode]) => mode !== 'ro' && !handedOver.includes(source)).map(([, target]) => target!);
    expect(new Set(written)).toEqual(new Set(['/home/filiera', '/backups']));
    expect(made).toEqual(expect.arrayContaining(written));
  });

  const kinds = ['agency', 'cpi', 'eures', 'school', 'university'];
  /** What the services of both Compose files start in a container of the image, and are examined with. */
  const commands = [composeServices(), ...kinds.map((kind) => composeServices({ FILIERA_KIND: kind }, 'infra/docker/one-node.yml'))]
    .flatMap((services) => Object.values(services).filter((service) => service.image.startsWith('filiera:')))
    .flatMap(({ entrypoint, command, healthcheck }) => [[...entrypoint ?? imageStart().entrypoint, ...command ?? []], healthcheck?.test?.slice(1) ?? imageStart().health]);

  it('holds every file that a service starts', () => {
    const image = layOutImage(testFolder('image'));
    const files = commands.flat().map((word) => word.replace(/^\/app\//, '')).filter((word) => /^[\w/-]+\.(js|mjs|sh)$/.test(word));
    expect(files).toEqual(expect.arrayContaining(['dist/secrets.js', 'dist/university.js', 'infra/docker/steps/node.sh', 'infra/docker/steps/healthy.mjs']));
    expect(files.filter((file) => !existsSync(join(image, file)))).toEqual([]);
    expect(new Set(commands.map(([program]) => program))).toEqual(new Set(['node', 'filiera', '/app/infra/docker/steps/node.sh']));
    expect(readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8')).toContain('exec node /app/dist/filiera.js');
  });

  it('is enough for every program that a service starts to look for its node', () => {
    const image = layOutImage(testFolder('image'));
    for (const program of [...kinds, 'coordinator', 'steward']) {
      const { status, stderr } = spawnSync(process.execPath, [`dist/${program}.js`, '--home', join(image, 'nowhere')], { cwd: image, encoding: 'utf8' });
      expect([program, status, stderr]).toEqual([program, WRONG_SETTINGS, expect.stringContaining('nowhere')]);
    }
    const { status, stdout } = spawnSync(process.execPath, ['dist/filiera.js', '--help'], { cwd: image, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('filiera')]);
  });
});

/** An invitation that can no longer be used. */
function ended(invitation: string): string {
  const [header, said, signature] = invitation.split('.') as [string, string, string];
  const past = { ...JSON.parse(Buffer.from(said, 'base64url').toString()) as object, expires: '2026-01-01T00:00:00.000Z' };
  return [header, Buffer.from(JSON.stringify(past)).toString('base64url'), signature].join('.');
}

describe('docker-compose.yml, its commands run as processes', () => {
  const services = composeServices();
  let network: ServicesAsProcesses;

  beforeAll(async () => {
    network = new ServicesAsProcesses(services, testFolder('compose'));
    await network.up('cpi-lecce');
  }, 600_000);
  afterAll(() => network.down(), 60_000);

  it('brings the members in, healthy and encrypted', async () => {
    const port = await network.portOf('cpi-lecce', 3000);
    // Without the local authority, nobody is trusted: so it is TLS that answers.
    await expect(fetch(`https://localhost:${port}/health/live`)).rejects.toThrow();
    await expect(fetch(`http://localhost:${port}/health/live`)).rejects.toThrow();
  });

  it('answers with everything that a program looks for only when it is asked, the files of the page among them', async () => {
    const port = await network.portOf('cpi-lecce', 3000);
    const ca = readFileSync(network.path('cpi-lecce', '/secrets/ca.pem'));
    const key = readFileSync(network.path('cpi-lecce', '/home/filiera/first-keys/technician'), 'utf8').trim();
    const statusOf = (path: string): Promise<number | undefined> => new Promise((done, failed) => {
      get(`https://localhost:${port}${path}`, { ca, headers: { 'x-api-key': key } }, (answer) => { answer.resume(); done(answer.statusCode); }).once('error', failed);
    });
    for (const path of ['/health/ready', '/openapi.json', '/openapi', '/openapi/swagger-ui-bundle.js', '/metrics', '/projections']) {
      expect([path, await statusOf(path)]).toEqual([path, 200]);
    }
  });

  it('gives each member a home, secrets and nothing of another\'s', () => {
    const privateVolumes = (name: string): string[] => services[name]!.volumes.map((volume) => volume.split(':')[0]!).filter((source) => !source.startsWith('.'));
    expect(privateVolumes('cpi-lecce')).toEqual(['cpi-lecce', 'cpi-lecce-secrets', 'cpi-lecce-invitation']);
    expect(privateVolumes('agency-alfa')).toEqual(['agency-alfa', 'agency-alfa-secrets', 'agency-alfa-invitation']);
  });

  it('gives secrets to the service that makes them, and to those that they are for to read', () => {
    const given = Object.entries(services).filter(([name]) => name !== 'ca')
      .flatMap(([name, { volumes }]) => volumes.filter((volume) => volume.includes('-secrets:')).map((volume) => [name, volume] as const));
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter(([name, volume]) => !name.startsWith(volume.split('-secrets:')[0]!) || !volume.endsWith(':ro'))).toEqual([]);
  });

  it('lets a member renew its keys and check them with the authority that its invitation brought, and no other', () => {
    const home = network.path('cpi-lecce', '/home/filiera');
    for (const words of [['keys', 'rotate'], ['check']]) {
      const { status, stderr } = spawnSync(process.execPath, [join(CHECKOUT, 'dist/filiera.js'), 'node', ...words, '--home', home], { encoding: 'utf8', env: {} });
      expect([status, stderr]).toEqual([0, expect.stringContaining('✓')]);
    }
  });

  it('starts again with what it had', async () => {
    const home = network.path('cpi-lecce', '/home/filiera');
    const registration = readFileSync(join(home, 'registration.json'), 'utf8');
    await network.down();
    // As after a stop between making a key and keeping it.
    rmSync(join(home, 'first-keys/technician'));
    // Whoever has joined needs no other.
    const invitation = network.path('invitations', '/invitations/cpi-lecce/invitation');
    rmSync(invitation);
    // Whoever has not, and was invited too long ago, can join all the same.
    const [late, inTime] = ['agency-alfa', 'school-galilei'].map((id) => network.path('invitations', `/invitations/${id}/invitation`)) as [string, string];
    const usable = readFileSync(inTime, 'utf8');
    writeFileSync(late, ended(readFileSync(late, 'utf8')));
    await network.up('cpi-lecce', 'agency-alfa');
    expect(existsSync(invitation)).toBe(false);
    expect(readFileSync(inTime, 'utf8')).toBe(usable);
    expect(readFileSync(join(home, 'first-keys/technician'), 'utf8')).toMatch(/^fil_/);
    expect(readFileSync(join(home, 'registration.json'), 'utf8')).toBe(registration);
  }, 600_000);
});

describe('the profile "cluster", its commands run as processes', () => {
  const environment = environmentFile('infra/docker/cluster.env');
  let network: ServicesAsProcesses;

  beforeAll(async () => {
    network = new ServicesAsProcesses(composeServices(environment), testFolder('cluster'));
    await network.up('hub', 'hub-2', 'hub-3', 'custode-hub', 'provincia-lecce');
  }, 600_000);
  afterAll(() => network.down(), 60_000);

  it('keeps each stream on three servers', async () => {
    const answer = await fetch(`http://127.0.0.1:${await network.portOf('hub', 8222)}/jsz?streams=true&config=true&accounts=true`);
    const { account_details } = await answer.json() as { account_details: { stream_detail?: { name: string; config: { num_replicas: number }; cluster: { replicas?: unknown[] } }[] }[] };
    const streams = account_details.flatMap((account) => account.stream_detail ?? []);
    expect(streams.map(({ name }) => name)).toEqual(expect.arrayContaining(['CANDIDATES', 'NETWORK', 'VACANCIES']));
    for (const stream of streams) {
      expect(stream.config.num_replicas).toBe(3);
      expect(stream.cluster.replicas).toHaveLength(2);
    }
  });
});
