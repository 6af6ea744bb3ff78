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

/**
 * A TCP port that nobody listens on now.
 * @param preferred taken when it is free, so that addresses stay the same from one start to the next.
 */
export async function freePort(preferred?: number, host = '127.0.0.1'): Promise<number> {
  const kept = preferred === undefined ? null : await listenOnce(preferred, host);
  const port = kept ?? (await listenOnce(0, host));
  if (port === null) throw new Error(`no free TCP port on ${host}: close some programs and try again`);
  return port;
}
