import { join } from 'node:path';
import { startDatabase } from '@filiera/embedded';
import { HubForTests, MessagingNode, testMember, type MessagingNodeOptions, type TestMember } from '@filiera/testing';
import type { RowContext } from '../campaign/row.js';
import { until } from './until.js';

/** Two nodes in this process on a real hub: an employment office that publishes, and an agency that reads. */
export interface Pair extends AsyncDisposable {
  readonly hub: HubForTests;
  readonly cpi: TestMember;
  readonly agency: TestMember;
  readonly sender: MessagingNode;
  readonly receiver: MessagingNode;
  /** Of the sender's database, for writers with connections of their own. */
  readonly senderUrl: string;
}

/** Starts them below the row's folder. @param reading what the reader is made of */
export async function startPair(context: Pick<RowContext, 'folder'>, reading: Partial<MessagingNodeOptions>): Promise<Pair> {
  const database = await startDatabase({ dataDir: join(context.folder, 'database') });
  const [cpi, agency] = [testMember('cpi'), testMember('agency')];
  const hub = await HubForTests.start([cpi, agency], { storeDir: join(context.folder, 'hub') });
  const [senderUrl, receiverUrl] = [await database.createDatabase('cpi'), await database.createDatabase('agency')];
  const sender = await MessagingNode.start({ databaseUrl: senderUrl, messaging: hub.optionsFor(cpi) });
  const receiver = await MessagingNode.start({ databaseUrl: receiverUrl, messaging: hub.optionsFor(agency), ...reading });
  for (const node of [sender, receiver]) {
    await until('the registry', async () => ((await node.query('SELECT FROM member')).length >= 3 ? null : 'members are missing'));
  }
  return {
    hub, cpi, agency, sender, receiver, senderUrl,
    async [Symbol.asyncDispose]() {
      await sender.stop();
      await receiver.stop();
      await hub[Symbol.asyncDispose]();
      await database.stop();
    },
  };
}
