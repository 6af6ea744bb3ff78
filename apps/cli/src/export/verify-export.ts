import { existsSync, readFileSync } from 'node:fs';
import { type KeyObject, verify } from 'node:crypto';
import { digestOf, leafOf, readHeaders, readProof, rootOf, signedBytes, signingInput } from '@filiera/contracts';
import { type ChainLink, kidOf, publicKeyFromRaw, type Registration, verifyChain } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, type ExitCode, Failure } from '../speaking/failure.js';
import { StreamCounts } from './count-streams.js';
import { type ExportedEvent, type ExportEnd, type ExportHead, NotAnExport, readExport } from './export-file.js';

/** What reading an export showed, event by event. */
interface Findings {
  readonly links: ChainLink[];
  readonly counts: StreamCounts;
  /** The last line; an event after it is one that the line does not count. */
  end: ExportEnd | undefined;
  erased: number;
  /** Events whose envelope, digest or signature is not what it says, by sequence. */
  readonly wrong: string[];
}

/**
 * Verifies an export without network or database: envelopes, digests, signatures, chains, and that its end is there. The keys are those of the given
 * registration.json, else those that the export itself names.
 */
export async function verifyExport(file: string, keysFile: string | undefined, console: Console): Promise<ExitCode> {
  const findings: Findings = { links: [], counts: new StreamCounts(), end: undefined, erased: 0, wrong: [] };
  let head: ExportHead | undefined;
  let keys = new Map<string, KeyObject>();
  try {
    for await (const value of readExport(file)) {
      if (!head) {
        head = value as ExportHead;
        keys = keysOf(keysFile ? JSON.parse(readFileSync(keysFile, 'utf8')) as Registration : head.registration);
      } else if ('end' in value) {
        findings.end = value;
      } else {
        verifyEvent(value as ExportedEvent, head.registration.member.id, keys, findings);
      }
    }
  } catch (error) {
    if (error instanceof NotAnExport || !existsSync(file)) {
      throw new Failure(
        { it: `${file} non è un'esportazione leggibile.`, en: `${file} is not a readable export.` },
        { it: 'Farla con "filiera export make <file>".', en: 'Make it with "filiera export make <file>".' },
        EXIT.usage,
      );
    }
    throw error;
  }
  return tell(findings, head!, keys, console);
}

function verifyEvent({ subject, stream, headers, payload }: ExportedEvent, member: string, keys: ReadonlyMap<string, KeyObject>, findings: Findings): void {
  findings.counts.add(stream, Number(headers['ce-sequence']));
  const place = `${stream} ${headers['ce-sequence'] ?? '?'}`;
  try {
    const envelope = readHeaders(headers);
    findings.links.push({ source: envelope.source, stream, sequence: envelope.sequence, previousDigest: envelope.previousDigest, digest: envelope.digest });
    if (payload === null) {
      findings.erased += 1;
      return;
    }
    const bytes = Buffer.from(payload, 'utf8');
    const key = keys.get(envelope.keyId);
    const digestHolds = digestOf({ ...envelope, subject, payload: bytes }) === envelope.digest;
    const proof = readProof(envelope.batchProof);
    const signatureHolds = key !== undefined && proof !== null
      && verify(null, signedBytes(rootOf(leafOf(signingInput(subject, headers, bytes)), proof)), key, Buffer.from(envelope.signature, 'base64url'));
    if (envelope.source !== member || !digestHolds || !signatureHolds) {
      findings.wrong.push(place);
    }
  } catch {
    findings.wrong.push(place);
  }
}

function tell(findings: Findings, head: ExportHead, keys: ReadonlyMap<string, KeyObject>, console: Console): ExitCode {
  const { gaps, breaks } = verifyChain(findings.links);
  console.say({ it: `Esportazione di ${head.registration.member.id}, ${head.madeAt}; chiavi: ${[...keys.keys()].join(', ')}`, en: `Export of ${head.registration.member.id}, ${head.madeAt}; keys: ${[...keys.keys()].join(', ')}` });
  console.passed({ it: 'eventi', en: 'events' }, `${findings.counts.events}`);
  console.passed({ it: 'senza contenuto perché cancellati (resta la loro impronta)', en: 'without payload because erased (their digest stays)' }, `${findings.erased}`);
  for (const { stream, from, to } of gaps) {
    console.say({ it: `  · ${stream}: mancano ${from}-${to}; nulla è provato su di loro`, en: `  · ${stream}: ${from}-${to} are missing; nothing is proven about them` });
  }
  const faults = [...findings.wrong, ...breaks.map(({ stream, sequence, kind }) => `${stream} ${sequence} (${kind})`)];
  if (faults.length > 0) {
    console.missed({ it: 'firme, impronte e catene', en: 'signatures, digests and chains' }, faults.slice(0, 20).join(', '), {
      it: 'questi eventi non sono quelli che il membro ha firmato, o la catena è stata riscritta',
      en: 'these events are not what the member signed, or the chain was rewritten',
    });
    return EXIT.failed;
  }
  console.passed({ it: 'firme, impronte e catene tengono', en: 'signatures, digests and chains hold' });
  return tellOfEnd(findings, console);
}

function tellOfEnd({ end, counts }: Findings, console: Console): ExitCode {
  const name = { it: 'fine del file', en: 'end of the file' };
  if (!end) {
    console.missed(name, '-', {
      it: 'manca la riga finale: il file è interrotto, o di una versione che non la scriveva; se sia intero non si può controllare. Rifare l\'esportazione',
      en: 'the last line is missing: the file was cut off, or is of a version that did not write it; whether it is whole cannot be checked. Make the export again',
    });
    return EXIT.failed;
  }
  const differ = counts.differFrom(end);
  if (differ.length > 0) {
    console.missed(name, differ.join(', '), { it: 'gli eventi di questi stream non sono quelli che la riga finale conta', en: 'the events of these streams are not those that the last line counts' });
    return EXIT.failed;
  }
  console.passed({ it: 'il file è intero', en: 'the file is whole' });
  return EXIT.ok;
}

function keysOf(registration: Registration): Map<string, KeyObject> {
  return new Map(registration.signingKeys.filter(({ kid, publicKey }) => kidOf(publicKey) === kid).map(({ kid, publicKey }) => [kid, publicKeyFromRaw(publicKey, 'ed25519')]));
}
