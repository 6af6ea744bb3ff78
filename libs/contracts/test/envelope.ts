import type { Envelope } from '../src/wire/envelope.js';

/** A complete envelope. */
export const envelope: Envelope = {
  id: '019ab3d2-6c1f-7e4a-8b2d-9f1a2c3d4e5f',
  source: 'cpi-esempio',
  type: 'vacancy.published.v1',
  entity: '7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21',
  time: '2026-11-23T10:15:30.123Z',
  entityVersion: 3,
  sequence: 42,
  previousDigest: 'A'.repeat(43),
  digest: 'B'.repeat(43),
  salt: 'C'.repeat(22),
  correlationId: '0d6f4b1e-7c3a-4e59-8b2d-9f1a2c3d4e5f',
  causationId: '019ab3d2-6c1f-7e4a-8b2d-000000000001',
  agreementVersion: '1.0.0',
  purpose: 'job-placement',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  keyId: 'sig-2026-1',
  signature: 'D'.repeat(86),
};
