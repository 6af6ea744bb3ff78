import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import { readSettings } from './read-settings.js';
import { WrongSettings } from './settings-fault.js';

const GOOD = `
member: { id: cpi-lecce, kind: cpi, name: "Centro per l'Impiego di Lecce" }
http: { host: 127.0.0.1, port: 3001, publicUrl: http://127.0.0.1:3001, tls: { cert: , key: } }
database: { url: postgres://node:secret@127.0.0.1/node, ca: }
access:
  apiKeys:
    - { label: desk, role: operator, sha256: ${'a'.repeat(64)} }
`;

function homeWith(yaml: string): string {
  const home = testFolder('settings');
  writeFileSync(join(home, 'node.yml'), yaml);
  return home;
}

async function faultsOf(yaml: string, environment = {}): Promise<WrongSettings> {
  const error: unknown = await readSettings(homeWith(yaml), environment).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(WrongSettings);
  return error as WrongSettings;
}

describe('the settings of a node', () => {
  it('are read from its home folder, with defaults for what is left out', async () => {
    const settings = await readSettings(homeWith(GOOD));
    expect(settings).toMatchObject({ member: { id: 'cpi-lecce', kind: 'cpi' }, http: { port: 3001, bodyLimit: 1_048_576 }, database: { poolSize: 10 }, log: { level: 'info' } });
    expect([settings.http.tls, settings.database.ca, settings.hub]).toEqual([undefined, undefined, undefined]);
  });

  it('are overridden by the environment', async () => {
    const settings = await readSettings(homeWith(GOOD), {
      FILIERA_HTTP_HOST: '0.0.0.0', FILIERA_HTTP_PORT: '8080', FILIERA_LOG_LEVEL: 'debug', FILIERA_HUB_SERVERS: 'nats://hub:4222',
    });
    expect(settings).toMatchObject({ http: { host: '0.0.0.0', port: 8080 }, log: { level: 'debug' } });
    expect(settings.hub).toBeUndefined();
  });

  it('stop the start with every fault at once: name, source, value seen, what was expected', async () => {
    const wrong = await faultsOf(`
member: { id: all, kind: bank, name: "" }
http: { host: 127.0.0.1, port: 3001, publicUrl: nowhere }
database: { url: "mysql://node:secret@host/db" }
access: { apiKeys: [{ label: desk, role: boss, sha256: short }] }
extra: true
`, { FILIERA_HTTP_PORT: 'eighty' });
    const names = new Set(wrong.faults.map(({ name }) => name));
    expect([...names].sort()).toEqual([
      'access.apiKeys.0.role', 'access.apiKeys.0.sha256', 'database.url', 'extra', 'http.port', 'http.publicUrl', 'member.id', 'member.kind', 'member.name',
    ]);
    expect(wrong.faults.find(({ name }) => name === 'http.port')).toMatchObject({ source: 'FILIERA_HTTP_PORT', seen: 'eighty' });
    expect(wrong.faults.find(({ name }) => name === 'member.kind')?.expected.it).toMatch(/^deve essere uno di: cpi, agency/);
  });

  it('never show a secret in the message', async () => {
    const wrong = await faultsOf(`
member: { id: cpi-lecce, kind: cpi, name: x }
http: { port: 1, publicUrl: http://x }
database: { url: "mysql://node:verysecret@host/db" }
access: { apiKeys: [{ label: desk, role: operator, sha256: notadigestbutakey }] }
`);
    expect(wrong.message).not.toMatch(/verysecret|notadigestbutakey/);
    expect(wrong.message).toContain('mysql://node:***@host/db');
    expect(wrong.message).toMatch(/atteso: .*\n.*expected: /);
  });

  it.each([
    ['a missing file', undefined, 'ENOENT'],
    ['something that is no YAML', 'a: [', 'riga / line 1'],
    ['an empty file', '', 'object'],
    ['a list', '- a', 'object'],
  ])('say what is wrong with %s', async (_what, yaml, seen) => {
    const home = yaml === undefined ? testFolder('settings') : homeWith(yaml);
    await expect(readSettings(home)).rejects.toThrow(WrongSettings);
    await expect(readSettings(home)).rejects.toMatchObject({ faults: [{ name: 'node.yml', seen }] });
  });
});
