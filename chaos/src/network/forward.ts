import { TcpLink } from './tcp-link.js';

/** A {@link TcpLink} as a program of its own, so that it can live in a network namespace: host, port, host and port it leads to. */
const [host, port, toHost, toPort] = process.argv.slice(2) as [string, string, string, string];
await TcpLink.open({ host, port: Number(port), to: { host: toHost, port: Number(toPort) } });
process.send?.('ready');
// Whoever started it is gone: so is the reason to forward.
process.once('disconnect', () => process.exit(0));
