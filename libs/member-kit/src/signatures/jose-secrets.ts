import { Inject, Injectable } from '@nestjs/common';
import { compactDecrypt, CompactEncrypt } from 'jose';
import { publicKeyFromRaw } from '../identity/node-keys.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { Conflict, Invalid } from '../problems/domain-error.js';
import { MemberRegistry } from '../registry/member-registry.js';
import { Secrets } from './secrets.js';

const ALGORITHM = 'ECDH-ES+A256KW';
const ENCRYPTION = 'A256GCM';
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Secrets as JOSE compact JWE. */
@Injectable()
export class JoseSecrets extends Secrets {
  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions, private readonly registry: MemberRegistry) {
    super();
  }

  override async sealFor(memberId: string, value: object): Promise<{ jwe: string; key: string }> {
    const key = await this.registry.encryptionKeyOf(memberId);
    if (!key) {
      throw new Conflict({
        code: 'member.no-encryption-key',
        text: { it: `il membro ${memberId} non ha una chiave di cifratura valida nel registro`, en: `the member ${memberId} has no valid encryption key in the registry` },
      });
    }
    const jwe = await new CompactEncrypt(Buffer.from(JSON.stringify(value), 'utf8'))
      .setProtectedHeader({ alg: ALGORITHM, enc: ENCRYPTION, kid: key.kid })
      .encrypt(publicKeyFromRaw(key.publicKey, 'x25519'));
    return { jwe, key: key.kid };
  }

  override async open(jwe: string): Promise<unknown> {
    const sealed = await this.decrypt(jwe);
    try {
      return JSON.parse(decoder.decode(sealed)) as unknown;
    } catch {
      // The parser's own words repeat what it read.
      throw new Invalid({
        code: 'secret.not-json',
        text: { it: 'il segreto si apre, ma ciò che contiene non è JSON', en: 'the secret opens, but what it holds is not JSON' },
      });
    }
  }

  private async decrypt(jwe: string): Promise<Uint8Array> {
    for (const key of this.options.encryption) {
      try {
        return (await compactDecrypt(jwe, key.privateKey, { keyManagementAlgorithms: [ALGORITHM], contentEncryptionAlgorithms: [ENCRYPTION] })).plaintext;
      } catch (error) {
        // Sealed for another of the node's keys, or not for this node at all: the next key decides.
        if (!(error instanceof Error)) throw error;
      }
    }
    throw new Invalid({
      code: 'secret.cannot-be-opened',
      text: { it: 'nessuna chiave di questo nodo apre il segreto', en: 'no key of this node opens the secret' },
    });
  }
}
