import { setTimeout as pause } from 'node:timers/promises';
import type { EuresSettings } from '../eures-settings.js';
import { InputApiFailure, RunStopped } from './run-errors.js';

/** Longest answer that is read, in bytes: a batch of 500 details of the largest documents stays below. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Longest pause between two tries, in milliseconds. */
const LONGEST_PAUSE = 60_000;

/** What it took to get the answers. */
export interface Effort {
  requests: number;
  retries: number;
}

/** An answer that another try may better: a fault of the server's, too many requests. */
class Unavailable extends Error {}

/** Speaks to an input API of EURES: each request is tried again after a fault of the server's or of the line, with doubling pauses. */
export class InputApi {
  readonly effort: Effort = { requests: 0, retries: 0 };

  constructor(private readonly settings: EuresSettings & { readonly url: string }, private readonly stop: AbortSignal) {}

  /** Whether it answers at all. @throws InputApiFailure, RunStopped */
  async ping(): Promise<void> {
    await this.ask('ping');
  }

  /** Everything that there is. @throws InputApiFailure, RunStopped */
  all(): Promise<unknown> {
    return this.json('getAll');
  }

  /** What has changed since, milliseconds since the epoch. @throws InputApiFailure, RunStopped */
  changes(since: number): Promise<unknown> {
    return this.json(`getChanges/${since}`);
  }

  /** The vacancies of some references. @throws InputApiFailure, RunStopped */
  details(references: readonly string[]): Promise<unknown> {
    return this.json('getDetails', references);
  }

  private async json(path: string, body?: unknown): Promise<unknown> {
    const text = await this.ask(path, body);
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw new InputApiFailure({ it: `la risposta a ${path} non è JSON`, en: `the answer to ${path} is no JSON` }, { cause: error });
    }
  }

  private async ask(path: string, body?: unknown): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      this.effort.requests++;
      try {
        return await this.once(path, body);
      } catch (error) {
        if (this.stop.aborted) throw new RunStopped('the node is stopping', { cause: error });
        if (error instanceof InputApiFailure) throw error;
        if (attempt === this.settings.attempts) throw givenUp(path, attempt, error);
        this.effort.retries++;
        await this.wait(Math.min(LONGEST_PAUSE, this.settings.pauseMs * 2 ** (attempt - 1)));
      }
    }
  }

  private async once(path: string, body: unknown): Promise<string> {
    const answer = await fetch(`${this.settings.url.replace(/\/+$/, '')}/${path}`, {
      // Credentials go to the address of the settings alone.
      redirect: 'manual',
      headers: { accept: 'application/json', ...this.credentials(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      signal: AbortSignal.any([this.stop, AbortSignal.timeout(this.settings.timeoutSeconds * 1_000)]),
    });
    if (answer.ok) return readWithin(answer, path);
    await answer.body?.cancel();
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Unavailable(`HTTP ${answer.status}`);
    throw refused(path, answer.status);
  }

  private credentials(): Record<string, string> {
    const { token, authentication } = this.settings;
    if (token === undefined) return {};
    return authentication === 'bearer' ? { authorization: `Bearer ${token}` } : { 'x-api-key': token };
  }

  private async wait(milliseconds: number): Promise<void> {
    await pause(milliseconds, undefined, { signal: this.stop }).catch((error: unknown) => {
      throw new RunStopped('the node is stopping', { cause: error });
    });
  }
}

async function readWithin(answer: Response, path: string): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new InputApiFailure({ it: `la risposta a ${path} supera ${MOST_BYTES} byte`, en: `the answer to ${path} is longer than ${MOST_BYTES} bytes` });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function refused(path: string, status: number): InputApiFailure {
  const credentials = status === 401 || status === 403;
  return new InputApiFailure({
    it: `${path}: HTTP ${status}${credentials ? ', controllare work.eures.token e work.eures.authentication' : ''}`,
    en: `${path}: HTTP ${status}${credentials ? ', check work.eures.token and work.eures.authentication' : ''}`,
  });
}

function givenUp(path: string, attempts: number, cause: unknown): InputApiFailure {
  const why = cause instanceof Unavailable ? cause.message : cause instanceof Error && cause.name === 'TimeoutError' ? 'timeout' : 'no connection';
  return new InputApiFailure({ it: `${path}: nessuna risposta utile dopo ${attempts} tentativi (${why})`, en: `${path}: no useful answer after ${attempts} tries (${why})` }, { cause });
}
