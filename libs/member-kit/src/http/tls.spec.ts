import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalAuthority } from '@filiera/embedded';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { sampleSettings, startSample } from '../../test/sample-member.js';

function answerOf(url: string, ca?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { ...(ca === undefined ? {} : { ca }), agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}

describe('a member with a certificate of its own', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let ca: string;

  beforeAll(async () => {
    database = await createTestDatabase('tls');
    const home = testFolder('tls');
    const authority = await createLocalAuthority(join(home, 'tls'));
    const issued = await authority.issue('node', ['127.0.0.1', 'localhost']);
    ca = readFileSync(authority.ca, 'utf8');
    const settings = await sampleSettings(database.url, home);
    settings.http.tls = { cert: issued.cert, key: issued.key };
    app = await startSample(settings);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('answers over TLS to who trusts its authority, and to nobody else', async () => {
    const url = `${await app.getUrl()}/health/live`;
    expect(url).toMatch(/^https:/);
    expect(await answerOf(url, ca)).toBe(200);
    await expect(answerOf(url)).rejects.toThrow(/certificate/);
  });

  it('names the file that it cannot read', async () => {
    const settings = await sampleSettings(database.url, testFolder('tls'));
    settings.http.tls = { cert: 'nowhere.pem', key: 'nowhere.key' };
    await expect(startSample(settings)).rejects.toThrow(/http\.tls\.cert[\s\S]*nowhere\.pem/);
  });
});
