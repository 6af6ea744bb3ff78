import { keyOf, type RunningMember, samplePerson, sampleProfile } from '@filiera/testing';
import { expect } from '@jest/globals';
import supertest from 'supertest';
import { type CommunicationParts, unilav } from './unilav.fixture.js';

/** When the stories begin. */
export const START = new Date('2026-11-28T12:00:00Z');
/** Somebody of whom a communication tells. */
export type Worker = NonNullable<CommunicationParts['worker']>;
/** The firm of the documents, as a vacancy may have called it. */
export const EMPLOYER = { name: 'Impianti Esempio SRL' };
let codes = 0;
let people = 0;

const newCode = (): string => String(1_600_026_200_000_000 + (codes += 1));
/** A document with a code of its own. */
export const coded = (form: (parts: CommunicationParts) => string, parts: CommunicationParts = {}): { xml: string; code: string } => {
  const code = newCode();
  return { xml: form({ ...parts, root: { codiceComunicazione: code, ...parts.root } }), code };
};

/** Hands XML in as an operator. */
export async function send(cpi: RunningMember, xml: string | Buffer, headers: Record<string, string> = {}): Promise<supertest.Response> {
  return supertest(await cpi.app.getUrl()).post('/mandatory-communications').set({ 'x-api-key': keyOf('operator'), 'content-type': 'application/xml', ...headers }).send(xml as string);
}

/** Hands it in and expects that it is taken. */
export async function take(cpi: RunningMember, parts: CommunicationParts, form = unilav) {
  const { xml, code } = coded(form, parts);
  const { status, body } = await send(cpi, xml);
  expect({ status, body }).toMatchObject({ status: 201, body: { code, repeated: false } });
  return { ...body, code, xml } as { id: string; code: string; xml: string; placement: string | null; referral: string | null; candidate: string | null; outcome: string; employment: string; deadline: object | null };
}

/** Registers somebody of whom communications can tell. */
export async function candidate(cpi: RunningMember, change: object = {}): Promise<{ id: string; worker: Worker }> {
  const person = samplePerson(20_000 + (people += 1));
  const { id } = (await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile, ...change }).expect(201)).body as { id: string };
  return { id, worker: person as unknown as Worker };
}

/** What the network was told of a placement. */
export const eventsOf = async (cpi: RunningMember, placement: string): Promise<string[]> =>
  (await cpi.query<{ type: string }>(`SELECT DISTINCT ON (entity_version) type, entity_version FROM outbox WHERE entity = $1 ORDER BY entity_version`, [placement])).map(({ type }) => type);
/** A placement as the office sees it. */
export const placementOf = async (cpi: RunningMember, id: string): Promise<Record<string, unknown>> => (await cpi.as('operator').get(`/placements/${id}`).expect(200)).body;
/** A communication, read again. */
export const again = async (cpi: RunningMember, id: string): Promise<Record<string, unknown>> => (await cpi.as('operator').get(`/mandatory-communications/${id}`).expect(200)).body;
