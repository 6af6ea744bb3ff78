import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The passwords of one cluster's roles, kept from one start to the next in a file that only its owner reads. */
export class PasswordFile {
  private readonly passwords: Record<string, string>;

  /** @param file JSON, role -> password; made at the first password. */
  constructor(private readonly file: string) {
    this.passwords = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> : {};
  }

  /** The role's password: the known one, or a new random one of 144 bits. */
  of(role: string): string {
    const known = this.passwords[role];
    if (known) return known;
    const made = randomBytes(18).toString('base64url');
    this.passwords[role] = made;
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.passwords, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    return made;
  }
}
