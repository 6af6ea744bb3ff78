import { join } from 'node:path';

/** Where the demo finds the running network: the launcher's data folder, which `FILIERA_DATA` may move. */
export class DemoConfiguration {
  readonly networkFile: string;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.networkFile = join(environment['FILIERA_DATA'] || '.filiera', 'network.json');
  }
}
