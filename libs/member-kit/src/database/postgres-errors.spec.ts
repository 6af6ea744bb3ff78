import { describe, expect, it } from '@jest/globals';
import { isTransient } from '../inbox/transient-failure.js';
import { describeDatabaseError } from '../problems/describe-database-error.js';
import { postgresErrorOf } from './postgres-errors.js';

describe('errors of the database', () => {
  it.each(['23505', '40P01', 'XX000', 'P0001', '0A000'])('takes %s for PostgreSQL’s own', (code) => {
    expect(postgresErrorOf(Object.assign(new Error('query failed'), { driverError: { code } }))?.code).toBe(code);
  });

  it.each(['EPIPE', 'ECONNRESET'])('takes %s for a connection that is gone: a "not now" for whoever asked, no fault of an event', (code) => {
    const broken = Object.assign(new Error(`write ${code}`), { code });
    expect(postgresErrorOf(broken)).toBeUndefined();
    expect(describeDatabaseError(broken)?.status).toBe(503);
    expect(isTransient(broken)).toBe(true);
  });
});
