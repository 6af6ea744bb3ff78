import autocannon from 'autocannon';

/** Seconds: a node that is being flooded, or a machine that is, answers late, and late is a figure. */
const TIMEOUT = 60;
/** The end is noticed at the next of these moments. */
const NOTICED_MS = 20;
/** Until so many answers have come a load goes on after its time: fewer are no figure. */
const FEWEST = 2;
/** But not longer than so many times its time. */
const LONGEST = 4;

/** What a load found. */
export interface LoadResult {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds of each answer; of what was still asked at the end, how long it had been waited for. */
  readonly times: readonly number[];
}

/** Where and how much is asked. */
export interface Load {
  readonly url: string;
  readonly requests: readonly autocannon.Request[];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  /** When it ends: after so many milliseconds, or so many answers. */
  readonly until: { readonly milliseconds: number } | { readonly answers: number };
}

/**
 * Asks with autocannon over so many connections that are kept open, on each the next thing as soon as the answer is there; the connections begin at different
 * requests, unless the requests of one connection follow from each other. A route that takes longer than the load's time is asked up to four times as long,
 * and found as slow as it then was: a slow answer is a figure too.
 * @throws Error on any answer but a success
 */
export async function load({ url, requests, headers, connections, until }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let next = 0;
  const inTurn = requests.every(({ setupRequest }) => setupRequest === undefined);
  const began = performance.now();
  const longest = 'answers' in until ? TIMEOUT * 1_000 : LONGEST * until.milliseconds;
  const lastAnswer = new Map<autocannon.Client, number>();
  const { non2xx, errors, statusCodeStats } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({
      url, headers, connections, requests: [...requests], bailout: 1, timeout: TIMEOUT, sampleInt: NOTICED_MS,
      ...('answers' in until ? { amount: until.answers } : { duration: longest / 1_000 }),
      setupClient: (client) => {
        const first = inTurn ? next++ % requests.length : 0;
        client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
        lastAnswer.set(client, performance.now());
      },
    }, (error: unknown, result) => {
      clearInterval(watch);
      if (error) reject(error as Error);
      else resolve(result);
    });
    const watch = setInterval(() => {
      if ('milliseconds' in until && times.length >= FEWEST * connections && performance.now() - began >= until.milliseconds) instance.stop();
    }, NOTICED_MS);
    instance.on('response', (client, status, bytes, milliseconds) => {
      lastAnswer.set(client, performance.now());
      times.push(milliseconds);
    });
  });
  const ended = performance.now();
  if (non2xx + errors > 0) throw new Error(`${url}${requests[0]!.path}: ${errors} requests without an answer, answers ${JSON.stringify(statusCodeStats)}`);
  const waiting = times.length < FEWEST * connections && 'milliseconds' in until ? [...lastAnswer.values()].map((at) => ended - at) : [];
  return { rate: Math.max(times.length, 1) / ((ended - began) / 1_000), times: [...times, ...waiting] };
}

/** Reads of so many paths. */
export function reading(paths: readonly string[]): autocannon.Request[] {
  return paths.map((path) => ({ method: 'GET', path }));
}
