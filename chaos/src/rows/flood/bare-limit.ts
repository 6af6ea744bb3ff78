import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBroker } from '@filiera/embedded';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

/** As many as a relay has on the way, each as long as a vacancy. */
const ON_THE_WAY = 32;
const BYTES = 3_000;
const STREAM = 'BARE';

/** Milliseconds from publishing to the acknowledgement, without anything of ours in between. */
export interface BareDelays {
  readonly calm: readonly number[];
  readonly flooded: readonly number[];
}

/** A bare publisher on a bare broker of the same settings, before and while another one publishes into the same stream as fast as it can. */
export async function bareLimit(folder: string, eachMs: number, pauseMs: number): Promise<BareDelays> {
  const broker = await startBroker({ storeDir: join(folder, 'bare-broker'), serverName: 'bare' });
  try {
    const connection = await connect({ servers: broker.url });
    await (await jetstreamManager(connection)).streams.add({ name: STREAM, subjects: ['bare.>'], storage: StorageType.File });
    const payload = new Uint8Array(BYTES);
    const measured = async (): Promise<number[]> => {
      const delays: number[] = [];
      for (const end = performance.now() + eachMs; performance.now() < end;) {
        const began = performance.now();
        await jetstream(connection).publish('bare.other', payload);
        delays.push(performance.now() - began);
        await pause(pauseMs);
      }
      return delays;
    };
    const calm = await measured();
    const pump = fork(join(import.meta.dirname, 'pump.js'), [broker.url, 'bare.flood', `${BYTES}`, `${ON_THE_WAY}`], { execArgv: [] });
    await once(pump, 'message');
    const flooded = await measured();
    pump.kill('SIGKILL');
    await connection.close();
    return { calm, flooded };
  } finally {
    await broker.stop();
  }
}
