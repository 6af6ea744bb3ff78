import { describe, expect, it } from '@jest/globals';
import { AGREEMENT } from '../agreement/agreement.js';
import { MEMBER_KINDS, type Member, type MemberKind } from '../agreement/member-kind.js';
import { contractOf } from '../events/events.js';
import { validatePayload } from '../schema/validate-payload.js';
import { concernsPerson, subjectOf } from '../wire/subject.js';
import { filtersOf, headersOnly, publishSubjectsOf } from './filters.js';
import { AgreementRefusal, refuseUnlessMayPublish, refuseUnlessMayRead } from './gates.js';
import { matches, overlap } from '../../test/nats-match.js';
import { familyOf } from './rules-of.js';
import { streamOf, streamsReadBy } from './streams.js';
import { projectVariant, variantFor, variantsOf } from './variants.js';

/** Two members of every kind: one may be concerned by an event, the other is a bystander. */
const members: readonly Member[] = MEMBER_KINDS.flatMap((kind) => [{ id: `${kind}-one`, kind }, { id: `${kind}-two`, kind }]);
const ENTITY = '7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21';

const personOf = (type: string): string | null => (concernsPerson(type) ? ENTITY : null);

function published(type: string, publisher: Member, parties: readonly Member[]): { subject: string; audience: string; omits: readonly string[] }[] {
  return variantsOf(AGREEMENT, type, parties).map(({ audience, omits }) => ({ subject: subjectOf({ type, publisher: publisher.id, audience, person: personOf(type), entity: ENTITY }), audience, omits }));
}

function pairsOfParties(): (readonly Member[])[] {
  const first = members.filter(({ id }) => id.endsWith('-one'));
  return [[], ...first.map((one) => [one]), ...first.flatMap((one) => members.filter(({ id }) => id !== one.id).map((other) => [one, other]))];
}

describe.each(AGREEMENT.events.map((rule) => [rule.type, rule] as const))('%s', (type, rule) => {
  const stream = streamOf(familyOf(type));
  const publisher: Member = { id: 'publisher', kind: rule.publishers[0]! };

  it('reaches each reader in exactly one form, whoever is concerned', () => {
    const readers = members.filter((reader) => !headersOnly(AGREEMENT, reader, stream)).map((member) => ({ member, form: variantFor(rule, member), filters: filtersOf(AGREEMENT, member, stream) }));
    for (const parties of pairsOfParties()) {
      const copies = published(type, publisher, parties);
      const concerned = new Set(parties.map(({ id }) => id));
      const reached = readers.map(({ member, filters }) => [member.id, ...copies.filter(({ subject }) => filters.some((filter) => matches(filter, subject))).map(({ omits }) => omits)]);
      const entitled = readers.map(({ member, form }) => [member.id, ...(form && (form.audience !== 'parties' || concerned.has(member.id)) ? [form.omits] : [])]);
      expect({ parties, reached }).toEqual({ parties, reached: entitled });
    }
  });

  it('passes the delivery gate exactly where the filters let it through', () => {
    const readers = members.filter((reader) => !headersOnly(AGREEMENT, reader, stream));
    for (const { subject, audience } of published(type, publisher, members)) {
      for (const member of readers) {
        const delivered = filtersOf(AGREEMENT, member, stream).some((filter) => matches(filter, subject));
        const attempt = (): void => refuseUnlessMayRead(AGREEMENT, member, type, audience);
        if (delivered) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(AgreementRefusal);
      }
    }
  });

  it('may be published by its publishers alone, in the gate as in the subjects', () => {
    for (const member of members) {
      const subject = subjectOf({ type, publisher: member.id, audience: 'all', person: personOf(type), entity: ENTITY });
      const allowed = rule.publishers.includes(member.kind);
      expect({ member, allowed: publishSubjectsOf(AGREEMENT, member).some((own) => matches(own, subject)) }).toEqual({ member, allowed });
      const attempt = (): void => refuseUnlessMayPublish(AGREEMENT, member, type);
      if (allowed) expect(attempt).not.toThrow();
      else expect(attempt).toThrow(new RegExp(`clause ${rule.clause.replace('.', '\\.')}`));
    }
  });

  it('is valid in each form, and no form allows what it leaves out', () => {
    const contract = contractOf(type)!;
    for (const variant of rule.variants) {
      const data = projectVariant(contract.example, variant.omits);
      expect(validatePayload(contract, JSON.parse(JSON.stringify(data)), variant)).toEqual([]);
      for (const field of variant.omits.filter((name) => name in contract.example)) {
        const faults = validatePayload(contract, { ...data, [field]: (contract.example as Record<string, unknown>)[field] }, variant);
        expect(faults).toEqual([expect.objectContaining({ field, rule: 'unknown-field' })]);
      }
    }
  });
});

describe('filters', () => {
  it('never overlap within one consumer', () => {
    for (const member of members) {
      for (const { name } of AGREEMENT.streams) {
        const filters = filtersOf(AGREEMENT, member, name);
        for (const [index, one] of filters.entries()) {
          for (const other of filters.slice(index + 1)) expect({ one, other, overlap: overlap(one, other) }).toEqual({ one, other, overlap: false });
        }
      }
    }
  });

  it('exist exactly on the streams that a member follows', () => {
    for (const member of members) {
      expect(AGREEMENT.streams.filter(({ name }) => filtersOf(AGREEMENT, member, name).length > 0).map(({ name }) => name)).toEqual(streamsReadBy(AGREEMENT, member));
    }
  });

  it('name each event when a reader may not have all that share an audience', () => {
    const [first, ...rest] = AGREEMENT.events.filter(({ type }) => familyOf(type) === 'vacancy');
    const narrowed = { ...AGREEMENT, events: [{ ...first!, variants: [{ ...first!.variants[0]!, readers: ['cpi'] as MemberKind[] }] }, ...rest] };
    expect(filtersOf(narrowed, { id: 'scuola-a', kind: 'school' }, 'VACANCIES')).toEqual(rest.map(({ type }) => `rete.${type}.*.all.>`));
    expect(filtersOf(narrowed, { id: 'cpi-uno', kind: 'cpi' }, 'VACANCIES')).toEqual(['rete.vacancy.*.v1.*.all.>']);
  });

  it('are none on a stream that does not exist', () => {
    expect(filtersOf(AGREEMENT, { id: 'cpi-uno', kind: 'cpi' }, 'NOTHING')).toEqual([]);
  });

  it('show the coordinator every header of the families of work, and payloads of the network family only', () => {
    const coordinator: Member = { id: 'provincia-x', kind: 'coordinator' };
    expect(AGREEMENT.streams.map(({ name }) => [name, headersOnly(AGREEMENT, coordinator, name)])).toEqual([
      ['CANDIDATES', true],
      ['VACANCIES', true],
      ['REFERRALS', true],
      ['PLACEMENTS', true],
      ['TRAINING', true],
      ['NEEDS', true],
      ['NETWORK', false],
    ]);
  });

  it('give a school the least of a candidate', () => {
    expect(filtersOf(AGREEMENT, { id: 'scuola-a', kind: 'school' }, 'CANDIDATES')).toEqual(['rete.candidate.*.v1.*.all.>']);
    const contract = contractOf('candidate.registered.v1')!;
    const seen = projectVariant(contract.example, variantFor(AGREEMENT.events[0]!, { kind: 'school' })!.omits);
    expect(Object.keys(seen).sort()).toEqual(['education', 'occupations', 'skills', 'status']);
  });
});
