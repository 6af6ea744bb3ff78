import { describe, expect, it } from '@jest/globals';
import { secondsOf } from '../derive/duration.js';
import { streamOf } from '../derive/streams.js';
import { EVENTS, contractOf } from '../events/events.js';
import { FAMILIES } from '../events/event-contract.js';
import { describeClass } from '../schema/class-shape.js';
import { concernsPerson } from '../wire/subject.js';
import { AGREEMENT } from './agreement.js';
import { MEMBER_KINDS } from './member-kind.js';

const clauses = AGREEMENT.articles.flatMap((article) => article.clauses);
const types = AGREEMENT.events.map(({ type }) => type);

describe('the agreement', () => {
  it('has one rule for every event of the library, and no rule without an event', () => {
    expect([...types].sort()).toEqual(EVENTS.map(({ type }) => type));
  });

  it('numbers its articles in order, and each clause by its article', () => {
    expect(AGREEMENT.articles.map(({ number }) => number)).toEqual(AGREEMENT.articles.map((_article, index) => index + 1));
    for (const { number, clauses: own } of AGREEMENT.articles) expect(own.map(({ id }) => id)).toEqual(own.map((_clause, index) => `${number}.${index + 1}`));
  });

  it('says every clause in Italian and English', () => {
    for (const { id, text } of clauses) expect({ id, it: text.it.length > 40, en: text.en.length > 40, same: text.it === text.en }).toEqual({ id, it: true, en: true, same: false });
  });

  it('cites only clauses that exist', () => {
    const cited = [AGREEMENT.parties, AGREEMENT.purposes, AGREEMENT.legalBases, AGREEMENT.dataCategories, AGREEMENT.events, AGREEMENT.monitors, AGREEMENT.progressWatchers, AGREEMENT.serviceStandards, AGREEMENT.memberStandards].flatMap((rows) =>
      rows.map(({ clause }) => clause),
    );
    const known = new Set(clauses.map(({ id }) => id));
    expect(cited.filter((clause) => !known.has(clause))).toEqual([]);
    expect(known).toContain('1.3');
  });

  it('names only purposes, legal bases and data categories that it describes', () => {
    const ids = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));
    for (const rule of AGREEMENT.events) {
      expect(ids(AGREEMENT.purposes)).toContain(rule.purpose);
      for (const basis of rule.legalBases) expect(ids(AGREEMENT.legalBases)).toContain(basis);
      for (const category of rule.dataCategories) expect(ids(AGREEMENT.dataCategories)).toContain(category);
    }
  });

  it('describes no purpose, legal basis or data category that no event has', () => {
    const used = new Set(AGREEMENT.events.flatMap(({ purpose, legalBases, dataCategories }) => [purpose, ...legalBases, ...dataCategories]));
    expect([...AGREEMENT.purposes, ...AGREEMENT.legalBases, ...AGREEMENT.dataCategories].map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('rests personal data on a legal basis, and special categories on one of article 9', () => {
    for (const rule of AGREEMENT.events) {
      const categories = AGREEMENT.dataCategories.filter(({ id }) => rule.dataCategories.includes(id));
      const bases = AGREEMENT.legalBases.filter(({ id }) => rule.legalBases.includes(id));
      const personal = categories.some((category) => category.personal);
      expect({ type: rule.type, lawful: bases.every(({ rule: article }) => article.startsWith('GDPR')) }).toEqual({ type: rule.type, lawful: personal });
      if (categories.some(({ special }) => special)) expect(bases.some(({ rule: article }) => article.startsWith('GDPR art. 9'))).toBe(true);
    }
  });

  it('carries pseudonymous data exactly in the events whose subjects name a person, those about the erasure itself apart', () => {
    const personal = new Set(AGREEMENT.dataCategories.filter((category) => category.personal).map(({ id }) => id));
    for (const { type, dataCategories } of AGREEMENT.events.filter((rule) => !rule.type.startsWith('network.'))) {
      expect({ type, person: concernsPerson(type) }).toEqual({ type, person: dataCategories.some((id) => personal.has(id)) });
    }
  });

  it('has publishers and readers for every event, each a kind among the parties', () => {
    expect(AGREEMENT.parties.map(({ kind }) => kind)).toEqual(MEMBER_KINDS);
    for (const rule of AGREEMENT.events) {
      expect(rule.publishers.length).toBeGreaterThan(0);
      expect(rule.variants.flatMap(({ readers }) => readers).length).toBeGreaterThan(0);
    }
  });

  it('serves no reader with two forms of an event', () => {
    for (const { type, variants } of AGREEMENT.events) {
      const readers = variants.flatMap((variant) => variant.readers);
      expect({ type, readers: new Set(readers).size }).toEqual({ type, readers: readers.length });
      expect(new Set(variants.map(({ audience }) => audience)).size).toBe(variants.length);
    }
  });

  it('lists the forms of an event from the widest to the narrowest, the first leaving nothing out', () => {
    for (const { variants } of AGREEMENT.events) {
      expect(variants[0]?.omits).toEqual([]);
      variants.slice(1).forEach(({ omits }, index) => expect(omits).toEqual(expect.arrayContaining([...(variants[index]?.omits ?? [])])));
    }
  });

  it('leaves out only fields that the payload has', () => {
    for (const { type, variants } of AGREEMENT.events) {
      const fields = describeClass(contractOf(type)!.payload).fields.map(({ name }) => name);
      for (const { omits } of variants) expect(fields).toEqual(expect.arrayContaining([...omits]));
    }
  });

  it('never lets reserved fields, special categories above all, reach a kind that they are not reserved to', () => {
    for (const category of AGREEMENT.dataCategories.filter(({ special }) => special)) expect(category.reserved?.to).toEqual(['cpi']);
    for (const { id, reserved } of AGREEMENT.dataCategories) {
      for (const { type, variants } of AGREEMENT.events.filter(({ dataCategories }) => reserved && dataCategories.includes(id))) {
        for (const { readers, omits } of variants.filter((variant) => variant.readers.some((reader) => !reserved!.to.includes(reader)))) {
          expect({ type, readers, kept: reserved!.fields.filter((field) => !omits.includes(field)) }).toEqual({ type, readers, kept: [] });
        }
      }
    }
  });

  it('has a name for every field that a form leaves out or that is reserved', () => {
    const fields = [...AGREEMENT.events.flatMap(({ variants }) => variants.flatMap(({ omits }) => omits)), ...AGREEMENT.dataCategories.flatMap(({ reserved }) => reserved?.fields ?? [])];
    expect(Object.keys(AGREEMENT.fieldNames)).toEqual(expect.arrayContaining(fields));
  });

  it('keeps every event for a time that can be read', () => {
    for (const { retention } of AGREEMENT.events) expect(secondsOf(retention)).toBeGreaterThanOrEqual(365 * 86_400);
  });

  it('has one stream for each family, under its lasting name', () => {
    expect(AGREEMENT.streams.map(({ family, name }) => [family, name])).toEqual(FAMILIES.map((family) => [family, streamOf(family)]));
  });

  it('measures standards between events of its own, and someone may publish what is awaited', () => {
    for (const { after, expects, within } of AGREEMENT.serviceStandards) {
      expect(types).toEqual(expect.arrayContaining([after, ...expects]));
      expect(within.amount).toBeGreaterThan(0);
    }
  });

  it('gives every standard a name of its own, and lets whoever measures one tell of it', () => {
    const all = [...AGREEMENT.serviceStandards, ...AGREEMENT.memberStandards];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const { publishers, variants } = AGREEMENT.events.find(({ type }) => type === 'network.standard-breached.v1')!;
    expect(publishers).toEqual(expect.arrayContaining(['coordinator', ...AGREEMENT.memberStandards.map(({ measuredBy }) => measuredBy)]));
    expect(variants.find(({ readers }) => readers.includes('coordinator'))?.omits).toEqual(['entity']);
  });

  it('makes every kind that receives data of persons confirm their erasure, and the steward of the hub', () => {
    const personal = AGREEMENT.events.filter(({ type }) => concernsPerson(type));
    const receivers = new Set(personal.flatMap(({ variants }) => variants.flatMap(({ readers }) => readers)));
    const confirming = AGREEMENT.events.find(({ type }) => type === 'network.erasure-confirmed.v1')!.publishers;
    expect([...confirming].sort()).toEqual([...receivers, 'steward'].sort());
  });

  it('lets only kinds that may register candidates ask for erasure', () => {
    const rule = (type: string): readonly string[] => AGREEMENT.events.find((event) => event.type === type)!.publishers;
    expect(rule('network.erasure-requested.v1')).toEqual(rule('candidate.registered.v1'));
  });
});
