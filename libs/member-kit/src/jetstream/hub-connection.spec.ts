import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, HubForTests, testMember } from '@filiera/testing';
import { HubConnection } from './hub-connection.js';

/** More than two kernels keep for a connection whose other end does not read. */
const MUCH = 24;
const MEGABYTE = new Uint8Array(1_000_000);

describe('the connection to the hub', () => {
  const member = testMember('cpi');
  let hub: HubForTests;
  let way: Server;
  let ends: Socket[];
  let connection: HubConnection;

  beforeEach(async () => {
    hub = await HubForTests.start([member]);
    ends = [];
    way = createServer((near) => {
      const far = connect(Number(new URL(hub.url).port), '127.0.0.1');
      for (const [from, to] of [[near, far], [far, near]] as const) {
        ends.push(from);
        from.on('error', () => undefined).pipe(to);
      }
    });
    way.listen(0, '127.0.0.1');
    await once(way, 'listening');
    const options = hub.optionsFor(member);
    connection = new HubConnection({ ...options, hub: { ...options.hub!, servers: [`nats://127.0.0.1:${(way.address() as AddressInfo).port}`] } });
    connection.open();
    await eventually('the connection', () => connection.isUp);
  });
  afterEach(async () => {
    await connection.close();
    for (const end of ends) end.destroy();
    way.close();
    await hub[Symbol.asyncDispose]();
  });

  it('is given up when it has fallen silent, whatever is still on its way, and made anew', async () => {
    const [silent, went] = [connection.nats, once(way, 'connection')];
    for (const end of ends) end.unpipe().pause();
    for (let sent = 0; sent < MUCH; sent++) silent.publish('nowhere', MEGABYTE);
    await eventually('the loss is noticed', () => !connection.isUp);
    await went;
    await eventually('the connection is back', () => connection.isUp);
    expect(connection.nats).not.toBe(silent);
    await connection.nats.flush();
  });
});
