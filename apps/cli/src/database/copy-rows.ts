import type { Readable, Writable } from 'node:stream';
import type pg from 'pg';

/** As much of pg's connection as copying needs. */
interface Wire {
  readonly stream: NodeJS.ReadWriteStream & { readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** What pg calls while a statement runs: the same for both directions, and nothing in between is kept in memory. */
abstract class Copy {
  readonly done: Promise<void>;
  protected end!: (error?: Error) => void;
  protected failure: Error | undefined;

  constructor(private readonly sql: string) {
    this.done = new Promise((resolve, reject) => { this.end = (error) => (error ? reject(error) : resolve()); });
  }

  submit(wire: Wire): void {
    wire.query(this.sql);
  }

  handleError(error: Error): void {
    this.failure ??= error;
    // Nothing more will come: pg forgets a statement that has failed, and tells it of no end.
    this.end(this.failure);
  }

  handleReadyForQuery(_wire: Wire): void {
    this.end();
  }

  handleCommandComplete(): void {}

  protected failBecause(error: Error): void {
    this.failure ??= error;
  }
}

class CopyOut extends Copy {
  private waiting = false;

  constructor(sql: string, private readonly to: Writable) {
    super(sql);
    to.once('error', (error) => this.end(error));
  }

  handleCopyData({ chunk }: { chunk: Buffer }, { stream }: Wire): void {
    // pg uses the memory of a message again for the next one.
    if (this.to.write(Buffer.from(chunk)) || this.waiting) return;
    // What has arrived already is still handed over: a pause holds up what comes after it.
    this.waiting = true;
    stream.pause();
    this.to.once('drain', () => {
      this.waiting = false;
      stream.resume();
    });
  }

  /** Whoever is told of the end may end its stream at once, and an ended stream tells of no drain any more: the connection goes on with the next statement. */
  override handleReadyForQuery(wire: Wire): void {
    if (this.waiting) wire.stream.resume();
    super.handleReadyForQuery(wire);
  }
}

class CopyIn extends Copy {
  constructor(sql: string, private readonly from: Readable) {
    super(sql);
  }

  handleCopyInResponse(wire: Wire): void {
    void this.send(wire).catch((error: Error) => {
      this.failBecause(error);
      wire.sendCopyFail(error.message);
    });
  }

  private async send(wire: Wire): Promise<void> {
    for await (const chunk of this.from) {
      if (this.failure) return;
      wire.sendCopyFromChunk(chunk as Buffer);
      if (wire.stream.writableNeedDrain) await new Promise((resolve) => { wire.stream.once('drain', resolve); });
    }
    wire.endCopyFrom();
  }
}

/** Writes the rows of `COPY ... TO STDOUT` to a stream, as fast as it takes them; the stream is left open. @throws what PostgreSQL or the stream refused */
export async function copyOut(client: pg.Client, sql: string, to: Writable): Promise<void> {
  const copy = new CopyOut(sql, to);
  client.query(copy as unknown as pg.Submittable);
  await copy.done;
}

/** Reads the rows of `COPY ... FROM STDIN` from a stream. @throws what PostgreSQL or the stream refused; nothing was written then */
export async function copyIn(client: pg.Client, sql: string, from: Readable): Promise<void> {
  const copy = new CopyIn(sql, from);
  client.query(copy as unknown as pg.Submittable);
  await copy.done;
}
