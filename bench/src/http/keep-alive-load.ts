import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';

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
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

/**
 * Asks over so many connections that are kept open, on each the next thing as soon as the answer is there; the connections begin at different paths.
 * @throws Error on any answer but 200
 */
export async function keepAliveLoad({ url, paths, headers, connections, milliseconds }: Load): Promise<LoadResult> {
  const { hostname, port } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, connection: 'keep-alive', ...headers }).map(([name, value]) => `${name}: ${value}`).join('\r\n');
  const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\n${lines}${HEAD_END}`);
  const times: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, first) => askUntil(began + milliseconds, connect(Number(port), hostname), requests, first, times)));
  return { rate: times.length / ((performance.now() - began) / 1_000), times };
}

function askUntil(end: number, socket: Socket, requests: readonly string[], first: number, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = first;
    let sent = 0;
    let received = Buffer.alloc(0);
    const ask = (): void => {
      sent = performance.now();
      socket.write(requests[next++ % requests.length]!);
    };
    socket.setNoDelay(true);
    socket.on('connect', ask);
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const head = received.indexOf(HEAD_END);
      if (head < 0) return;
      const text = received.toString('latin1', 0, head);
      if (!text.startsWith('HTTP/1.1 200')) return void socket.destroy(new Error(`asked ${requests[(next - 1) % requests.length]!.split('\r\n')[0]}: ${received.toString('utf8').slice(0, 500)}`));
      if (received.length < head + HEAD_END.length + Number(/content-length: (\d+)/i.exec(text)![1])) return;
      times.push(performance.now() - sent);
      received = Buffer.alloc(0);
      if (performance.now() < end) ask();
      else socket.destroy();
    });
  });
}
