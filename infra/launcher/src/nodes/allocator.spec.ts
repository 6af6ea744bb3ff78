import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ALLOCATOR } from './allocator.js';

const INFRA = new URL('../../../', import.meta.url);

describe('what is asked of the allocator', () => {
  it.each(['docker/Dockerfile', 'systemd/filiera@.service'])('is asked in %s as by the launcher', (file) => {
    const text = readFileSync(new URL(file, INFRA), 'utf8');
    expect(Object.entries(ALLOCATOR).filter(([name, value]) => !text.includes(`${name}=${value}`))).toEqual([]);
  });
});
