import { rmSync } from 'node:fs';
import { EXIT, runCli } from '@filiera/cli';
import { stewardCommands } from '@filiera/steward';
import type { TestNetwork } from '@filiera/testing';

/** `filiera node backup`; the node may run. */
export async function backUpNode(net: TestNetwork, id: string, folder: string): Promise<void> {
  await filiera(net, id, 'backup', folder);
}

/** A new machine for a node that was killed: an empty home, an empty database, `filiera node restore`. The node is started and has come up when this ends. */
export async function restoreNode(net: TestNetwork, id: string, folder: string): Promise<void> {
  await net.network.node(id).kill();
  rmSync(net.folder.home(id), { recursive: true });
  await net.rows(id, 'DROP SCHEMA IF EXISTS rebuild CASCADE');
  await net.rows(id, 'DROP SCHEMA public CASCADE');
  await net.rows(id, 'CREATE SCHEMA public');
  await filiera(net, id, 'restore', folder);
  net.network.node(id).start();
  await net.network.node(id).ready();
}

/** `steward backup`; the hub serves meanwhile. */
export async function backUpHub(net: TestNetwork, folder: string): Promise<void> {
  await steward(net, 'backup', folder);
}

/** A hub that lost all its files: `steward restore`, then the steward is started and everybody is back. */
export async function restoreHub(net: TestNetwork, folder: string): Promise<void> {
  await net.network.node(net.steward).stop();
  await net.network.killBroker();
  rmSync(net.folder.path('broker', 'store'), { recursive: true });
  await net.network.startBroker();
  await steward(net, 'restore', folder);
  net.network.node(net.steward).start();
  await Promise.all(net.network.description.nodes.map(({ id }) => net.network.node(id).ready()));
}

/** @throws Error with everything that the command said */
async function filiera(net: TestNetwork, id: string, what: string, folder: string): Promise<void> {
  let said = '';
  const write = (text: string): void => { said += text; };
  const code = await runCli(['node', what, folder, '--home', net.folder.home(id)], {
    environment: net.network.node(id).program.environment, out: { write }, err: { write }, now: () => new Date(),
  });
  if (code !== EXIT.ok) throw new Error(`filiera node ${what}: ${said}`);
}

async function steward(net: TestNetwork, what: string, folder: string): Promise<void> {
  await stewardCommands(net.network.node(net.steward).program.environment, () => undefined)
    .parseAsync([what, folder, '--home', net.folder.home(net.steward)], { from: 'user' });
}
