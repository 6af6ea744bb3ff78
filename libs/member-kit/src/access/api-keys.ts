import { hash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NodeSettings } from '../configuration/node-settings.js';
import type { RequestUser } from './roles.js';

interface KnownKey extends RequestUser {
  readonly digest: Buffer;
}

/** The keys that the settings let in. Only their digests are known here. */
@Injectable()
export class ApiKeys {
  private readonly keys: readonly KnownKey[];

  constructor(settings: NodeSettings) {
    this.keys = settings.access.apiKeys.map(({ label, role, sha256 }) => ({ label, role, digest: Buffer.from(sha256, 'hex') }));
  }

  /** Whose key it is, or undefined. Every digest is compared in constant time, so that the answer's delay tells nothing. */
  find(key: string, label?: string): RequestUser | undefined {
    const digest = hash('sha256', key, 'buffer');
    let found: KnownKey | undefined;
    for (const known of this.keys) {
      if (timingSafeEqual(known.digest, digest) && (label === undefined || label === known.label)) found ??= known;
    }
    return found && { label: found.label, role: found.role };
  }
}
