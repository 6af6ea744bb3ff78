import autocannon from 'autocannon';

/** Seconds: a node that is being flooded, or a machine that is, answers late, and late is a figure. */
const TIMEOUT = 60;
/** The end is noticed at the next of these moments. */
const NOTICED_MS = 20;

/** What a load found. */
export interface LoadResult {
  /** Answers a second. */
  readonly rate: number;
  /** Milliseconds of each answer. */
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
 * requests, unless the requests of one connection follow from each other.
 * @throws Error on any answer but a success, and when none came in time
 */
export async function load({ url, requests, headers, connections, until }: Load): Promise<LoadResult> {
  const times: number[] = [];
  let next = 0;
  const inTurn = requests.every(({ setupRequest }) => setupRequest === undefined);
  const began = performance.now();
  const { non2xx, errors, statusCodeStats } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon({
      url, headers, connections, requests: [...requests], bailout: 1, timeout: TIMEOUT, sampleInt: NOTICED_MS,
      ...('answers' in until ? { amount: until.answers } : { duration: until.milliseconds / 1_000 }),
      setupClient: (client) => {
        const first = inTurn ? next++ % requests.length : 0;
        client.setRequests([...requests.slice(first), ...requests.slice(0, first)]);
      },
    }, (error: unknown, result) => (error ? reject(error as Error) : resolve(result)));
    instance.on('response', (client, status, bytes, milliseconds) => { times.push(milliseconds); });
  });
  if (non2xx + errors > 0) throw new Error(`${url}${requests[0]!.path}: ${errors} requests without an answer, answers ${JSON.stringify(statusCodeStats)}`);
  if (times.length === 0) throw new Error(`${url}${requests[0]!.path}: no answer while it was asked`);
  return { rate: times.length / ((performance.now() - began) / 1_000), times };
}

/** Reads of so many paths. */
export function reading(paths: readonly string[]): autocannon.Request[] {
  return paths.map((path) => ({ method: 'GET', path }));
}
