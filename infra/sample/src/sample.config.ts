import { dirname, join } from 'node:path';

/** Where the running network is described, and where it is kept how far a feeding came: the launcher's data folder, which `FILIERA_DATA` may move. */
export class SampleConfiguration {
  readonly networkFile: string;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.networkFile = join(environment['FILIERA_DATA'] || '.filiera', 'network.json');
  }

  /** The account of a feeding, beside the network that was fed: a network that begins anew has none. */
  accountOf(networkFile: string, size: string, seed: number): string {
    return join(dirname(networkFile), `sample-${size}-${seed}.json`);
  }
}
