import { createServer, type AddressInfo } from 'node:net';

function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(port, host, () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => resolve(found));
    });
  });
}

/** Ports that this process was given and may not be listening on yet: the system gives the same one again. */
const given = new Set<number>();

/**
 * A TCP port that nobody listens on now, and that this process was not given before unless it prefers it.
 * @param preferred taken when it is free, so that addresses stay the same from one start to the next.
 */
export async function freePort(preferred?: number, host = '127.0.0.1'): Promise<number> {
  let port = preferred === undefined ? null : await listenOnce(preferred, host);
  for (let tries = 0; port === null && tries < 50; tries++) {
    const any = await listenOnce(0, host);
    if (any !== null && !given.has(any)) port = any;
  }
  if (port === null) throw new Error(`no free TCP port on ${host}: close some programs and try again`);
  given.add(port);
  return port;
}
