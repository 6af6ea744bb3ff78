import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';

const CHECKOUT = join(import.meta.dirname, '../..');

function check(change: (text: string) => string): { code: number | null; said: string } {
  const file = join(testFolder('compose'), 'docker-compose.yml');
  // Mounts are relative to the file.
  writeFileSync(file, change(readFileSync(join(CHECKOUT, 'docker-compose.yml'), 'utf8').replaceAll('- ./infra', `- ${CHECKOUT}/infra`)));
  const done = spawnSync(process.execPath, [join(CHECKOUT, 'infra/checks/compose.mjs'), file], { encoding: 'utf8' });
  return { code: done.status, said: done.stderr };
}

describe('the check of the Compose files', () => {
  it('refuses what the Compose specification does not know', () => {
    const { code, said } = check((text) => text.replaceAll('service_healthy', 'service_well'));
    expect(code).toBe(1);
    expect(said).toContain('must be equal to one of the allowed values');
  });

  it('refuses a service that depends on one that does not exist', () => {
    const { code, said } = check((text) => text.replace('  hub:\n    <<: *hub', '  centre:\n    <<: *hub'));
    expect(code).toBe(1);
    expect(said).toContain('depends on hub, which is no service');
  });

  it('refuses a volume that nobody declared', () => {
    const { code, said } = check((text) => text.replace('- cpi-lecce:/home/filiera', '- cpi-leccce:/home/filiera'));
    expect(code).toBe(1);
    expect(said).toContain('cpi-lecce mounts the volume cpi-leccce, which is not declared');
  });
});
