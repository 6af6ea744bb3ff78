import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { testFolder } from '@filiera/testing';
import { startBroker } from '../broker/start-broker.js';
import { startDatabase } from '../database/start-database.js';
import { createLocalAuthority } from './local-authority.js';

const HERE = ['localhost', '127.0.0.1'];

describe('a local authority', () => {
  it('issues certificates that chain to it and name their hosts', async () => {
    const authority = await createLocalAuthority(testFolder('authority'));
    const issued = new X509Certificate(readFileSync((await authority.issue('hub', [...HERE, 'hub'])).cert));
    expect(issued.verify(new X509Certificate(authority.caPem).publicKey)).toBe(true);
    expect(issued.checkHost('hub')).toBe('hub');
    expect(issued.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(issued.ca).toBe(false);
  });

  it('keeps its keys for their owner alone', async () => {
    const folder = testFolder('authority');
    const { key } = await (await createLocalAuthority(folder)).issue('hub', HERE);
    for (const file of [key, join(folder, 'ca.key')]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is the same at the next start, and so are its certificates', async () => {
    const folder = testFolder('authority');
    const first = await createLocalAuthority(folder);
    const certificate = readFileSync((await first.issue('hub', HERE)).cert, 'utf8');
    const second = await createLocalAuthority(folder);
    expect(second.caPem).toBe(first.caPem);
    expect(readFileSync((await second.issue('hub', HERE)).cert, 'utf8')).toBe(certificate);
  });

  it('issues anew for other hosts and before the end', async () => {
    const folder = testFolder('authority');
    const authority = await createLocalAuthority(folder);
    const first = readFileSync((await authority.issue('hub', HERE)).cert, 'utf8');
    const second = readFileSync((await authority.issue('hub', [...HERE, 'hub'])).cert, 'utf8');
    expect(second).not.toBe(first);
    const inAYear = await createLocalAuthority(folder, () => new Date(Date.now() + 380 * 24 * 3600 * 1000));
    expect(readFileSync((await inAYear.issue('hub', [...HERE, 'hub'])).cert, 'utf8')).not.toBe(second);
  });

  it('makes the broker speak TLS to those who trust it, and to nobody else', async () => {
    const authority = await createLocalAuthority(testFolder('authority'));
    const broker = await startBroker({ storeDir: testFolder('broker'), serverName: 'hub', tls: await authority.issue('hub', HERE) });
    const trusting = await connect({ servers: broker.url, tls: { ca: authority.caPem } });
    expect(trusting.info?.tls_required).toBe(true);
    await trusting.close();
    await expect(connect({ servers: broker.url, tls: {}, reconnect: false })).rejects.toThrow();
    await broker.stop();
  });

  it('makes the database speak TLS to those who trust it, and refuse everyone in clear text', async () => {
    const authority = await createLocalAuthority(testFolder('authority'));
    const database = await startDatabase({ dataDir: testFolder('database'), fast: true, tls: await authority.issue('database', HERE) });
    const connectionString = await database.createDatabase('cpi-lecce');
    const trusting = new pg.Client({ connectionString, ssl: { ca: authority.caPem } });
    await trusting.connect();
    expect((await trusting.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).rows).toEqual([{ ssl: true }]);
    await trusting.end();
    const inTheClear = new pg.Client({ connectionString, ssl: false });
    await expect(inTheClear.connect()).rejects.toThrow('no encryption');
    const ignorant = new pg.Client({ connectionString, ssl: true });
    await expect(ignorant.connect()).rejects.toThrow();
    await database.stop();
  });
});
