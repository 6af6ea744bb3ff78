import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@filiera/testing';
import { SeededRandom } from '../workload/seeded-random.js';
import { TcpLink } from './tcp-link.js';

describe('a link of our own', () => {
  let server: Server;
  let link: TcpLink;
  let client: Socket;
  let heard: string;

  beforeEach(async () => {
    server = createServer((socket) => { socket.on('error', () => undefined).pipe(socket); });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    link = await TcpLink.open({ host: '127.0.0.1', to: { host: '127.0.0.1', port: (server.address() as AddressInfo).port } }, new SeededRandom(1));
    client = connect(link.port, '127.0.0.1');
    heard = '';
    client.on('error', () => undefined).on('data', (bytes: Buffer) => { heard += bytes.toString(); });
    await once(client, 'connect');
  });
  afterEach(async () => {
    client.destroy();
    await link.close();
    server.close();
  });

  const say = async (text: string): Promise<void> => { await new Promise<void>((sent) => { client.write(text, () => sent()); }); };

  it('keeps the order of what it carries when pieces are lost and sent again', async () => {
    link.become({ delayMs: 1, lossShare: 0.5, resendMs: 20 });
    const words = Array.from({ length: 40 }, (_, number) => `word-${number} `);
    for (const word of words) await say(word);
    await eventually('all of it', () => heard, (text) => text.length === words.join('').length);
    expect(heard).toBe(words.join(''));
  });

  it('carries nothing while it is silent, breaks nothing, and carries it afterwards', async () => {
    await say('before ');
    await eventually('the first', () => heard, (text) => text === 'before ');
    link.fallSilent();
    await say('meanwhile ');
    const fresh = connect(link.port, '127.0.0.1').on('error', () => undefined);
    let freshHeard = '';
    fresh.on('data', (bytes: Buffer) => { freshHeard += bytes.toString(); });
    fresh.write('hello');
    await once(fresh, 'connect');
    expect(client.readyState).toBe('open');
    expect([heard, freshHeard]).toEqual(['before ', '']);
    link.speakAgain();
    await eventually('the rest', () => [heard, freshHeard], ([first, second]) => first === 'before meanwhile ' && second === 'hello');
    fresh.destroy();
  });

  it('breaks every connection when it is told to', async () => {
    await say('x');
    await eventually('an answer', () => heard, (text) => text === 'x');
    const closed = once(client, 'close');
    link.breakAll();
    await closed;
  });
});
