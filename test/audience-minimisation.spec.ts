import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NatsConnection } from '@nats-io/transport-node';
import { SHARED_SECTIONS, allPublished, registration } from '@filiera/chaos';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import { connectAs, type DeliveredMessage, pullAll } from './hub-as-member.js';

/** Fields of a profile that a school has no business with (clause 3.3), as they are written on the wire. */
const NOT_FOR_SCHOOLS = ['languages', 'experience', 'licences', 'availability', 'mobility', 'targetedPlacement', 'golPath'];
/** Fields that employment offices alone may see. */
const FOR_OFFICES_ALONE = ['targetedPlacement', 'golPath'];
/** What never travels in a broadcast at all. */
const NEVER = ['taxCode', 'birthDate', 'firstName', 'lastName', 'Persona', 'PSN80A01', 'example.org', '+39'];

describe('what the hub delivers to a reader, byte for byte', () => {
  let net: TestNetwork;
  let candidate: string;
  const readers = ['cpi-due', 'agency-alfa', 'school-uno'] as const;
  const delivered: Record<string, DeliveredMessage[]> = {};

  beforeAll(async () => {
    net = await startNetwork({ members: [
      { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova uno' },
      { id: 'cpi-due', kind: 'cpi', name: 'CPI di prova due' },
      { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
      { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
    ] });
    // The readers' nodes are stopped, so that the test is the one who reads.
    await Promise.all(readers.map((id) => net.network.node(id).stop()));
    const cpi = net.client('cpi-uno');
    ({ id: candidate } = await cpi.post<{ id: string }>('/candidates', registration(1, { targetedPlacement: true, golPath: 4 }, [...SHARED_SECTIONS, 'targetedPlacement', 'golPath'])));
    await cpi.send('PUT', `/candidates/${candidate}/availability`, { status: 'available', availability: { from: '2027-01-07', contracts: ['permanent'], schedule: 'full-time' } });
    await allPublished(net, 'cpi-uno');
    for (const id of readers) {
      const connection = await connectAs(net, id);
      delivered[id] = await pullAll(connection, 'CANDIDATES', id);
      await connection.close();
    }
  }, 240_000);
  afterAll(() => net?.stop(), 60_000);

  it('gives each reader one form of each event', () => {
    for (const id of readers) {
      expect(delivered[id]!.map(({ subject }) => subject.split('.').slice(1, 3).join('.'))).toEqual(['candidate.registered', 'candidate.availability-changed']);
      expect(delivered[id]!.every(({ bytes }) => bytes.includes(candidate))).toBe(true);
    }
  });

  it('gives a school nothing that only others may see', () => {
    const bytes = delivered['school-uno']!.map((message) => message.bytes).join('\n');
    expect(NOT_FOR_SCHOOLS.filter((field) => bytes.includes(`"${field}"`))).toEqual([]);
    expect(Object.keys(delivered['school-uno']![0]!.payload).sort()).toEqual(['education', 'occupations', 'skills', 'status']);
  });

  it('gives an agency nothing of the special categories', () => {
    const bytes = delivered['agency-alfa']!.map((message) => message.bytes).join('\n');
    expect(FOR_OFFICES_ALONE.filter((field) => bytes.includes(field))).toEqual([]);
    expect(delivered['agency-alfa']![0]!.payload).toHaveProperty('mobility');
  });

  it('gives another employment office all of it', () => {
    expect(delivered['cpi-due']![0]!.payload).toMatchObject({ targetedPlacement: true, golPath: 4 });
  });

  it('gives nobody a name, a tax code or a contact', () => {
    const bytes = readers.flatMap((id) => delivered[id]!).map((message) => message.bytes).join('\n');
    expect(NEVER.filter((word) => bytes.includes(word))).toEqual([]);
  });

  it('lets a school read neither another member’s consumer nor the subjects themselves', async () => {
    const connection: NatsConnection = await connectAs(net, 'school-uno');
    await expect(pullAll(connection, 'CANDIDATES', 'cpi-due')).rejects.toThrow();
    const overheard: string[] = [];
    connection.subscribe('rete.>', { callback: (_, message) => { overheard.push(message.subject); } });
    await connection.flush();
    await net.client('cpi-uno').post('/candidates', registration(2, { golPath: 1 }));
    await allPublished(net, 'cpi-uno');
    await connection.flush();
    expect(overheard).toEqual([]);
    await connection.close();
  }, 60_000);
});
