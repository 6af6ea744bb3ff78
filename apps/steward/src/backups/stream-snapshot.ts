import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { StreamConfig, StreamState } from '@nats-io/jetstream';
import { createInbox, type NatsConnection } from '@nats-io/transport-node';

/** What the server tells of a snapshot, and wants to hear again when it takes it back. */
export interface StreamSnapshot {
  readonly config: StreamConfig;
  readonly state: StreamState;
  /** Of the file, hex. */
  readonly sha256: string;
}

interface ApiAnswer {
  readonly error?: { readonly description: string };
  readonly config?: StreamConfig;
  readonly state?: StreamState;
  readonly deliver_subject?: string;
}

const CHUNK_BYTES = 128 * 1024;
const TIMEOUT_MS = 30_000;
/** The server ends a snapshot with a message that has this code and no payload. */
const END = 204;

/**
 * Has the server write a stream, its consumers and what they have read, to a file; the stream goes on meanwhile.
 * @param silenceMs so long without another piece, and the server is taken for gone
 * @throws Error with the server's words, what the disk refused, or when the server goes away or says nothing more: one that comes back goes on with no snapshot
 */
export async function snapshotStream(hub: NatsConnection, stream: string, file: string, silenceMs = TIMEOUT_MS): Promise<StreamSnapshot> {
  const inbox = createInbox();
  const chunks = hub.subscribe(inbox);
  const giveUp = (): void => chunks.unsubscribe();
  const silence = setTimeout(giveUp, silenceMs);
  void disconnected(hub).then(giveUp);
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  // Should the disk refuse, no piece is waited for any more.
  out.once('error', giveUp);
  const hash = createHash('sha256');
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let whole = false;
    for await (const chunk of chunks) {
      silence.refresh();
      if (chunk.data.length === 0) {
        if (chunk.headers && chunk.headers.code !== END) throw new Error(`the snapshot of ${stream} broke off: ${chunk.headers.code} ${chunk.headers.description}`);
        whole = true;
        break;
      }
      hash.update(chunk.data);
      yield chunk.data;
      chunk.respond();
    }
    if (!whole) throw new Error(`la copia di ${stream} si è interrotta: il nodo centrale non risponde più, rifarla / the snapshot of ${stream} broke off: the hub does not answer any more, make it again`);
  };
  try {
    await once(out, 'open');
    const { config, state } = await ask(hub, `$JS.API.STREAM.SNAPSHOT.${stream}`, { deliver_subject: inbox, no_consumers: false, chunk_size: CHUNK_BYTES });
    await pipeline(pieces, out);
    return { config: config!, state: state!, sha256: hash.digest('hex') };
  } finally {
    clearTimeout(silence);
    chunks.unsubscribe();
    out.destroy();
  }
}

async function disconnected(hub: NatsConnection): Promise<void> {
  for await (const { type } of hub.status()) if (type === 'disconnect') return;
}

/** Gives a stream back to a server that does not have it. @throws Error with the server's words */
export async function restoreStream(hub: NatsConnection, stream: string, { config, state }: StreamSnapshot, file: string): Promise<void> {
  const { deliver_subject: subject } = await ask(hub, `$JS.API.STREAM.RESTORE.${stream}`, { config, state });
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    // Each piece is answered: an empty answer asks for the next.
    const answer = await hub.request(subject!, chunk as Buffer, { timeout: TIMEOUT_MS });
    if (answer.data.length > 0) refuse(answer.json<ApiAnswer>(), stream);
  }
  refuse((await hub.request(subject!, '', { timeout: TIMEOUT_MS })).json<ApiAnswer>(), stream);
}

async function ask(hub: NatsConnection, subject: string, body: object): Promise<ApiAnswer> {
  const answer = (await hub.request(subject, JSON.stringify(body), { timeout: TIMEOUT_MS })).json<ApiAnswer>();
  refuse(answer, subject);
  return answer;
}

function refuse({ error }: ApiAnswer, what: string): void {
  if (error) throw new Error(`${what}: ${error.description}`);
}
