import { networkMemberJoinedV1, readHeaders } from '@filiera/contracts';
import { memberRecordOf, signedMessage, testMember } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';
import type { MessagingOptions } from '../messaging/messaging-options.js';
import type { RegistryCache } from '../registry/registry-cache.js';
import { CLOCK_TOLERANCE_MS } from '../time/clock-tolerance.js';
import { SignatureCheck, type Signed } from './signature-check.js';

const END = new Date('2026-06-01T00:00:00Z');

describe('the keys of the coordinator that a node learned from its invitation', () => {
  const [before, after] = [testMember('coordinator', 'provincia-prova'), testMember('coordinator', 'provincia-prova')];
  const signingKeys = [{ kid: before.signing.kid, publicKey: before.signing.raw, validUntil: END.toISOString() }, { kid: after.signing.kid, publicKey: after.signing.raw }];
  const check = new SignatureCheck(
    { coordinator: { id: 'provincia-prova', signingKeys } } as unknown as MessagingOptions, { all: () => Promise.resolve(new Map()) } as unknown as RegistryCache);
  const signed = (from: typeof before, time: number): Signed => {
    const message = signedMessage({ from, type: networkMemberJoinedV1.type, audience: 'all', entity: 'provincia-prova', data: memberRecordOf(after), time: new Date(time) });
    return { ...message, envelope: readHeaders(message.headers) };
  };

  it('vouch for what was told while they were in force: an ended one for nothing after its end, with the tolerance for clocks', async () => {
    const end = END.getTime();
    expect(await check.verdicts([
      signed(before, end - 200 * 86_400_000), signed(before, end + CLOCK_TOLERANCE_MS - 1), signed(before, end + CLOCK_TOLERANCE_MS), signed(after, end + 200 * 86_400_000),
    ])).toEqual(['valid', 'valid', 'key-expired', 'valid']);
  });

  it('are all that vouches for the coordinator before its record is known', async () => {
    expect(await check.verdicts([signed(testMember('coordinator', 'provincia-prova'), END.getTime())])).toEqual(['unknown-signer']);
  });
});
