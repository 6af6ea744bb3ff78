import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The passwords of one cluster's roles, kept from one start to the next in a file that only its owner reads. */
export class PasswordFile {
  /** @param file JSON, role -> password; made at the first password. */
  constructor(private readonly file: string) {}

  /** The role's password: the known one, or a new random one of 144 bits. */
  of(role: string): string {
    // Read each time: whoever starts the cluster and whoever plans a database of it may be two.
    const passwords = existsSync(this.file) ? JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, string> : {};
    const known = passwords[role];
    if (known) return known;
    const made = randomBytes(18).toString('base64url');
    writeFileSync(`${this.file}.new`, `${JSON.stringify({ ...passwords, [role]: made }, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    return made;
  }
}
