import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where a node keeps its settings and its private keys. Nothing in `keys/` ever leaves the machine. */
export class NodeHome {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  /** Settings: `node.yml`. */
  get settings(): string {
    return join(this.dir, 'node.yml');
  }

  /** Public keys, what joining the network sends: `registration.json`. */
  get registration(): string {
    return join(this.dir, 'registration.json');
  }

  /** Seed of the NATS account. */
  get account(): string {
    return join(this.dir, 'keys', 'account.nk');
  }

  /** Credentials of the program that connects to the hub, signed by the account's key. */
  get credentials(): string {
    return join(this.dir, 'keys', 'user.creds');
  }

  /** Ed25519 key that signs events. */
  get signing(): string {
    return join(this.dir, 'keys', 'signing.pem');
  }

  /** X25519 key that receives secrets. */
  get encryption(): string {
    return join(this.dir, 'keys', 'encryption.pem');
  }

  /** An older encryption key, kept so that what was sealed for it can still be opened. */
  olderEncryption(kid: string): string {
    return join(this.dir, 'keys', `encryption-${kid}.pem`);
  }

  /** New keys that are not in use yet, and the request that registers them: there while a rotation is under way. */
  get rotation(): string {
    return join(this.dir, 'keys', 'rotation.json');
  }

  /** Certificate authority of the hub, when it does not use a public one. */
  get authority(): string {
    return join(this.dir, 'keys', 'ca.pem');
  }

  /** Another file of the home folder. */
  file(...parts: string[]): string {
    return join(this.dir, ...parts);
  }

  /** True when the node was initialised here. */
  get exists(): boolean {
    return existsSync(this.settings);
  }

  read(path: string): string {
    return readFileSync(path, 'utf8');
  }

  /**
   * Writes for the owner alone, and whole or not at all: a node never starts on half a key. Once it returns, the file outlasts a power cut: others are told of a new key
   * at once, and a member that has lost the private half of it has lost its identifier.
   */
  write(path: string, text: string | Uint8Array): void {
    const folder = dirname(path);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const half = `${path}.new`;
    writeFileSync(half, text, { mode: 0o600, flush: true });
    chmodSync(half, 0o600);
    renameSync(half, path);
    flushFolder(folder);
  }
}

/** The name of a file is on the disk once its folder is. */
function flushFolder(folder: string): void {
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
