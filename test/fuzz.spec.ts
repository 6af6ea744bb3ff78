import { describe, expect, it } from '@jest/globals';
import { type MemberManifest, OpenApiDocument } from '@filiera/member-kit';
import { fuzzRoutes, keyOf, operationsIn, RunningMember } from '@filiera/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { manifest as agency } from '../apps/agency/src/member.js';
import { RunningCoordinator } from '../apps/coordinator/test/running-coordinator.js';
import { manifest as cpi } from '../apps/cpi/src/member.js';
import { manifest as eures } from '../apps/eures/src/member.js';
import { manifest as school } from '../apps/school/src/member.js';
import { manifest as university } from '../apps/university/src/member.js';

const SEED = 20_261_123;
/** Over all programs together. */
const AT_LEAST = 10_000;
/** No route of any program gets fewer. */
const EACH_ROUTE = 12;

interface Program {
  readonly name: string;
  /** What several programs share is fuzzed deeply in the first of them: the others' share is for what they add or forbid. */
  readonly requests: number;
  readonly start: () => Promise<{ readonly app: NestFastifyApplication; stop(): Promise<void> }>;
}

const member = (name: string, manifest: MemberManifest, requests: number): Program => ({ name, requests, start: () => RunningMember.start(manifest) });

/** Every program that people and other programs can call; the steward listens to nobody. */
const PROGRAMS: readonly Program[] = [
  member('an employment office', cpi, 3_800),
  member('an agency', agency, 2_000),
  member('a school', school, 1_600),
  member('a university', university, 1_400),
  member('the EURES adviser', eures, 1_200),
  { name: 'the coordinator', requests: 1_400, start: () => RunningCoordinator.start() },
];

describe('every route of every program, asked sensible and absurd things', () => {
  it(`gets ${AT_LEAST} requests in all`, () => {
    expect(PROGRAMS.reduce((sum, { requests }) => sum + requests, 0)).toBeGreaterThanOrEqual(AT_LEAST);
  });

  it.each(PROGRAMS)('$name answers $requests without a server error, and changes nothing when it refuses', async ({ requests, start }) => {
    const program = await start();
    try {
      const report = await fuzzRoutes(program.app, { requests, eachRoute: EACH_ROUTE, seed: SEED, keyOf });
      expect(report.faults).toEqual([]);
      expect(report.requests).toBe(requests);
      const routes = operationsIn(program.app.get(OpenApiDocument, { strict: false }).read());
      expect(routes.length).toBeGreaterThan(20);
      expect(routes.filter((route) => (report.byRoute[route] ?? 0) < EACH_ROUTE)).toEqual([]);
      // A refusal of everything would pass the rest: what is accepted is fuzzed as well.
      expect(report.byStatus).toMatchObject({ 200: expect.any(Number), 201: expect.any(Number), 400: expect.any(Number), 404: expect.any(Number) });
    } finally {
      await program.stop();
    }
  }, 600_000);
});
