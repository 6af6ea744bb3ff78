import { describe, expect, it } from '@jest/globals';
import { AGREEMENT } from '../agreement/agreement.js';
import type { Member } from '../agreement/member-kind.js';
import { secondsOf } from './duration.js';
import { AgreementRefusal, refuseUnlessMayPublish, refuseUnlessMayRead } from './gates.js';
import { consumerNamesOf, readersOf, retentionOf, streamsOf, streamsPublishedBy, streamsReadBy } from './streams.js';
import { projectVariant, variantsOf } from './variants.js';
import { agreementDigest, compatible, understands } from './versions.js';

const DAY = 86_400;
const cpi: Member = { id: 'cpi-uno', kind: 'cpi' };
const agency: Member = { id: 'agenzia-uno', kind: 'agency' };

describe('durations', () => {
  it.each([
    ['P1Y', 365 * DAY],
    ['P10Y', 3650 * DAY],
    ['P2M', 60 * DAY],
    ['P1W', 7 * DAY],
    ['P1DT12H30M5S', DAY + 12 * 3600 + 30 * 60 + 5],
    ['PT72H', 72 * 3600],
  ])('reads %s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });

  it.each(['', 'P', 'PT', '1Y', 'P1', 'P1YT', 'P-1Y', 'P1.5Y'])('refuses "%s"', (text) => {
    expect(() => secondsOf(text)).toThrow('ISO 8601');
  });
});

describe('streams', () => {
  it('keep a family for the longest of its events, within their own room', () => {
    expect(streamsOf(AGREEMENT).map(({ name, subjects, maxAgeSeconds }) => [name, subjects[0], maxAgeSeconds / DAY])).toEqual([
      ['CANDIDATES', 'rete.candidate.>', 365],
      ['VACANCIES', 'rete.vacancy.>', 365],
      ['REFERRALS', 'rete.referral.>', 365],
      ['PLACEMENTS', 'rete.placement.>', 730],
      ['TRAINING', 'rete.training.>', 730],
      ['NEEDS', 'rete.need.>', 730],
      ['NETWORK', 'rete.network.>', 3650],
    ]);
    for (const { maxBytes } of streamsOf(AGREEMENT)) expect(maxBytes).toBeGreaterThan(0);
  });

  it('are followed and fed as each kind may', () => {
    const everything = ['CANDIDATES', 'VACANCIES', 'REFERRALS', 'PLACEMENTS', 'TRAINING', 'NEEDS', 'NETWORK'];
    const of = (kind: Member['kind']): Member => ({ id: `${kind}-uno`, kind });
    expect(streamsReadBy(AGREEMENT, of('school'))).toEqual(everything);
    expect(streamsReadBy(AGREEMENT, of('coordinator'))).toEqual(everything);
    expect(streamsReadBy(AGREEMENT, of('steward'))).toEqual(['NETWORK']);
    expect(streamsPublishedBy(AGREEMENT, of('cpi'))).toEqual(everything);
    expect(streamsPublishedBy(AGREEMENT, of('school'))).toEqual(['CANDIDATES', 'VACANCIES', 'REFERRALS', 'TRAINING', 'NETWORK']);
    expect(streamsPublishedBy(AGREEMENT, of('coordinator'))).toEqual(['NETWORK']);
    expect(streamsPublishedBy(AGREEMENT, of('steward'))).toEqual(['NETWORK']);
  });

  it('have readers by family, and a retention for each event', () => {
    expect(readersOf(AGREEMENT, 'candidate')).toEqual(['cpi', 'agency', 'eures', 'school', 'university']);
    expect(readersOf(AGREEMENT, 'network')).toContain('steward');
    expect(retentionOf(AGREEMENT, 'placement.started.v1')).toBe(730 * DAY);
    expect(() => retentionOf(AGREEMENT, 'payroll.paid.v1')).toThrow('payroll.paid.v1');
  });

  it('have three consumers for a member, under names that no other member can have', () => {
    expect(consumerNamesOf(cpi)).toEqual({ reader: 'cpi-uno', echo: 'cpi-uno_echo', replay: 'cpi-uno_replay' });
  });
});

describe('variants', () => {
  it('of a placement go to the offices once, and to a member concerned that is no office', () => {
    expect(variantsOf(AGREEMENT, 'placement.started.v1', [cpi, agency, agency])).toEqual([
      { audience: 'cpi', omits: [] },
      { audience: 'agenzia-uno', omits: [] },
    ]);
  });

  it('of a referral go to those concerned alone', () => {
    expect(variantsOf(AGREEMENT, 'referral.proposed.v1', [cpi])).toEqual([{ audience: 'cpi-uno', omits: [] }]);
    expect(variantsOf(AGREEMENT, 'referral.proposed.v1')).toEqual([]);
  });

  it('of a confirmed erasure go to the holder and the coordinator', () => {
    expect(variantsOf(AGREEMENT, 'network.erasure-confirmed.v1', [cpi]).map(({ audience }) => audience)).toEqual(['coordinator', 'cpi-uno']);
  });

  it('of an event that the agreement has not are none', () => {
    expect(variantsOf(AGREEMENT, 'payroll.paid.v1', [cpi])).toEqual([]);
  });

  it('leave the payload that they are taken from as it is', () => {
    const data = Object.freeze({ status: 'available', golPath: 1 });
    expect(projectVariant(data, ['golPath'])).toEqual({ status: 'available' });
    expect(data).toHaveProperty('golPath');
  });
});

describe('refusals', () => {
  const refusal = (attempt: () => void): AgreementRefusal => {
    try {
      attempt();
    } catch (error) {
      if (error instanceof AgreementRefusal) return error;
    }
    throw new Error('nothing was refused');
  };

  it('cite the clause, in both languages', () => {
    const { code, clause, text } = refusal(() => refuseUnlessMayPublish(AGREEMENT, { id: 'eures-it', kind: 'eures' }, 'candidate.registered.v1'));
    expect({ code, clause }).toEqual({ code: 'not-a-publisher', clause: '3.1' });
    expect(text.it).toContain('non può pubblicare');
    expect(text.en).toContain('may not publish');
  });

  it('tell a reader of nothing from a reader of another copy', () => {
    expect(refusal(() => refuseUnlessMayRead(AGREEMENT, { id: 'custode', kind: 'steward' }, 'vacancy.published.v1', 'all')).code).toBe('not-a-reader');
    expect(refusal(() => refuseUnlessMayRead(AGREEMENT, agency, 'candidate.registered.v1', 'cpi')).code).toBe('wrong-audience');
    expect(refusal(() => refuseUnlessMayRead(AGREEMENT, agency, 'referral.proposed.v1', 'agenzia-due')).code).toBe('wrong-audience');
  });

  it('stop an event that the agreement does not list, by the clause that says so', () => {
    const { code, clause } = refusal(() => refuseUnlessMayPublish(AGREEMENT, cpi, 'payroll.paid.v1'));
    expect({ code, clause }).toEqual({ code: 'unknown-event', clause: '1.3' });
  });
});

describe('versions', () => {
  it.each([
    ['^1.0.0', '1.0.0', true],
    ['^1.0.0', '1.4.2', true],
    ['^1.0.0', '2.0.0', false],
    ['>=1.2.0 <2', '1.1.0', false],
    ['not a range', '1.0.0', false],
    ['^1.0.0', 'not a version', false],
  ])('range %s with version %s is %s', (range, version, accepted) => {
    expect(compatible(range, version)).toBe(accepted);
  });

  it.each([
    ['^1.5.0', '1.5.0', true],
    ['^1.5.0', '1.9.2', true],
    ['^1.5.0', '1.4.0', true],
    ['^1.5.0', '2.0.0', false],
    ['^1.5.0 || ^2.0.0', '2.1.0', true],
    ['^2.0.0', '1.5.0', false],
    ['>=1.2.0 <1.4.0', '1.4.0', false],
    ['not a range', '1.0.0', false],
    ['^1.0.0', 'not a version', false],
  ])('a program for %s can work under %s: %s', (range, version, can) => {
    expect(understands(range, version)).toBe(can);
  });

  it('have a digest that depends on what the agreement says and not on the order of its keys', () => {
    const reordered = Object.fromEntries(Object.entries(AGREEMENT).reverse()) as unknown as typeof AGREEMENT;
    expect(agreementDigest()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(agreementDigest(reordered)).toBe(agreementDigest());
    expect(agreementDigest({ ...AGREEMENT, version: '1.0.1' })).not.toBe(agreementDigest());
  });
});
