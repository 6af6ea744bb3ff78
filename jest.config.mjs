import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SWC_OPTIONS } from './infra/bootstrap/swc-options.mjs';

/** Real broker and real database for every test: the global set-up starts both, each test makes its own data. */
export default {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/libs/testing/jest/global-set-up.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-tear-down.mjs',
  testSequencer: '<rootDir>/libs/testing/jest/networks-first.mjs',
  // Two at a time: much of a test is waiting for real servers. A worker that has grown is replaced early, because Jest keeps the modules
  // of every file that it has run: in a gigabyte of them each typed array has the collector walk through all, and a test takes ten times as long.
  maxWorkers: 2,
  workerIdleMemoryLimit: '400MB',
  // A worker that is told to end has nothing left to wait for, and then frees its memory: that much takes longer than Jest's own half second.
  workerGracefulExitTimeout: 10_000,
  // Real servers on a machine that does other things as well.
  testTimeout: 60_000,
  roots: ['libs', 'apps', 'infra', 'test', 'bench', 'chaos'].filter((folder) => existsSync(join(import.meta.dirname, folder))).map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@filiera/(demo|embedded|import|launcher|sample)$': '<rootDir>/infra/$1/src/index.ts',
    '^@filiera/(bench|chaos)$': '<rootDir>/$1/src/index.ts',
    '^@filiera/(cli|steward)$': '<rootDir>/apps/$1/src/index.ts',
    '^@filiera/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', SWC_OPTIONS],
  },
};
