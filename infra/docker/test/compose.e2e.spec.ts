import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import { CHECKOUT, composeServices, environmentFile } from './compose-file.js';
import { ServicesAsProcesses } from './services-as-processes.js';

describe('the image', () => {
  it('is built with every package of the repository', () => {
    const { workspaces } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { workspaces: string[] };
    const dockerfile = readFileSync(join(CHECKOUT, 'infra/docker/Dockerfile'), 'utf8');
    const packages = workspaces.flatMap((pattern) => globSync(`${pattern}/package.json`, { cwd: CHECKOUT }));
    for (const file of packages) expect(dockerfile).toContain(`COPY ${file} `);
  });
});

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

  it('gives each member a home, secrets and nothing of another\'s', () => {
    const privateVolumes = (name: string): string[] => services[name]!.volumes.map((volume) => volume.split(':')[0]!).filter((source) => !source.startsWith('.'));
    expect(privateVolumes('cpi-lecce')).toEqual(['cpi-lecce', 'cpi-lecce-secrets']);
    expect(privateVolumes('agency-alfa')).toEqual(['agency-alfa', 'agency-alfa-secrets']);
  });

  it('starts again with what it had', async () => {
    const home = network.path('cpi-lecce', '/home/filiera');
    const registration = readFileSync(join(home, 'registration.json'), 'utf8');
    await network.down();
    await network.up('cpi-lecce');
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
