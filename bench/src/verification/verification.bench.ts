import { sign, verify } from 'node:crypto';
import { signingInput } from '@filiera/contracts';
import { EventCheck, readEvent, SignatureCheck, type Inbound, type MessagingOptions, type RegistryCache } from '@filiera/member-kit';
import { memberRecordOf, testMember, type TestMember } from '@filiera/testing';
import { figure, median, type Figure } from '../figure.js';
import { sealedBatch } from './sealed-batch.js';

const ROUNDS = 5;
const BATCHES = 8;
const BATCH = 500;

/** Microseconds of one event, by what is done with it. */
type Costs = Record<'bare' | 'read' | 'signature' | 'all' | 'alone', number[]>;

/** What it costs a reader to believe an event: headers, signature, agreement, digest, schema, beside the bare verification of an Ed25519 signature over the same bytes. */
export async function benchVerification(): Promise<Figure[]> {
  const [publisher, reader] = [testMember('cpi'), testMember('agency')];
  const costs: Costs = { bare: [], read: [], signature: [], all: [], alone: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const batches = Array.from({ length: BATCHES }, () => sealedBatch(publisher, BATCH));
    const alone = Array.from({ length: BATCH }, () => sealedBatch(publisher, 1)[0]!);
    const measured = {
      bare: await bareVerification(publisher, batches[0]!),
      read: await each(batches, async (batch) => batch.map((message) => readEvent(message, reader.id))),
      signature: await signatureAlone(publisher, reader, batches),
      all: await each(batches, checkOf(publisher, reader)),
      alone: await each([alone], checkOf(publisher, reader)),
    };
    // The first round warms the compiler.
    if (round > 0) for (const what of Object.keys(costs) as (keyof Costs)[]) costs[what].push(measured[what]);
  }
  const cost = (what: keyof Costs): number => median(costs[what]);
  const share = (part: number): string => `${Math.round((100 * part) / cost('all'))}%`;
  const rest = cost('all') - cost('read') - cost('signature');
  return [
    figure('bare Ed25519 verification of the same bytes, one thread', cost('bare'), 'us'),
    figure(`an event of a batch of ${BATCH}: subject and headers read, signature, agreement, digest, schema, one thread`, cost('all'), 'us'),
    figure(`of which subject and headers (${share(cost('read'))})`, cost('read'), 'us'),
    figure(`of which signature and its proof (${share(cost('signature'))})`, cost('signature'), 'us'),
    figure(`of which agreement, digest, JSON and schema (${share(rest)})`, rest, 'us'),
    figure('an event of a batch against the bare verification', cost('all') / cost('bare'), 'times', { atMost: 1.25 }),
    figure('events a second of a node that does nothing else', 1_000_000 / cost('all'), 'events/s', { atLeast: 12_000 }),
    figure('an event signed alone, verified in the thread pool, against the bare verification', cost('alone') / cost('bare'), 'times'),
  ];
}

async function bareVerification(publisher: TestMember, batch: readonly Inbound[]): Promise<number> {
  const signed = batch.map(({ subject, headers, payload }) => {
    const bytes = signingInput(subject, headers, payload);
    return { bytes, signature: sign(null, bytes, publisher.signing.privateKey) };
  });
  return each([signed], async (all) => {
    for (const { bytes, signature } of all) if (!verify(null, bytes, publisher.signing.publicKey, signature)) throw new Error('a signature does not verify');
  });
}

async function signatureAlone(publisher: TestMember, reader: TestMember, batches: readonly Inbound[][]): Promise<number> {
  const check = new SignatureCheck(optionsOf(reader), registryOf(publisher));
  const read = batches.map((batch) => batch.map((message) => ({ ...message, envelope: eventOf(message, reader).envelope })));
  return each(read, async (batch) => {
    for (const verdict of await check.verdicts(batch)) if (verdict !== 'valid') throw new Error(`an event is ${verdict}`);
  });
}

/** All that the inbox does with a batch before its handlers. */
function checkOf(publisher: TestMember, reader: TestMember): (batch: readonly Inbound[]) => Promise<void> {
  const registry = registryOf(publisher);
  const check = new EventCheck(optionsOf(reader), new SignatureCheck(optionsOf(reader), registry), registry);
  return async (batch) => {
    const checked = await check.check(batch.map((message) => eventOf(message, reader)));
    const fault = checked.find((one) => 'fault' in one);
    if (fault) throw new Error(`an event is refused: ${JSON.stringify(fault)}`);
  };
}

function eventOf(message: Inbound, reader: TestMember) {
  const reading = readEvent(message, reader.id);
  if (reading.kind !== 'event') throw new Error(`an event is ${reading.kind}`);
  return reading.event;
}

/** @returns microseconds of one of the items */
async function each<T>(batches: readonly (readonly T[])[], work: (batch: readonly T[]) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (const batch of batches) await work(batch);
  return ((performance.now() - began) * 1_000) / batches.reduce((sum, batch) => sum + batch.length, 0);
}

function optionsOf(reader: TestMember): MessagingOptions {
  return { self: { id: reader.id, kind: reader.kind }, hub: null, coordinator: null, signing: reader.signing, encryption: [reader.encryption] };
}

/** The registry as it is once it was read. */
function registryOf(publisher: TestMember): RegistryCache {
  const { kind, signingKeys } = memberRecordOf(publisher);
  return { all: async () => new Map([[publisher.id, { id: publisher.id, kind, signingKeys }]]), generation: 0 } as unknown as RegistryCache;
}
