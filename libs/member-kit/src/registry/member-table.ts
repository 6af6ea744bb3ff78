import type { MemberKind } from '@filiera/contracts';
import type { RegisteredKey } from '../identity/node-keys.js';
import type { RegisteredMember } from './member-registry.js';

/** A row of the table `member`. */
export interface MemberRow {
  readonly id: string;
  readonly version: number;
  readonly kind: MemberKind;
  readonly name: string;
  readonly status: RegisteredMember['status'];
  readonly account: string;
  readonly signing_keys: RegisteredKey[];
  readonly encryption_keys: RegisteredKey[];
  readonly agreement: string;
  readonly http_url: string | null;
}

export function memberOf(row: MemberRow): RegisteredMember {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    status: row.status,
    account: row.account,
    signingKeys: row.signing_keys,
    encryptionKeys: row.encryption_keys,
    agreement: row.agreement,
    httpUrl: row.http_url,
  };
}
