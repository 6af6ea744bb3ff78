/** Secrets from one member to one other: a compact JWE, ECDH-ES+A256KW with A256GCM, to the receiver's registered X25519 key. */
export abstract class Secrets {
  /**
   * Seals a value so that only that member can open it.
   * @returns the compact JWE and the id of the key it is sealed to
   * @throws DomainError 409 when the member has no valid encryption key
   */
  abstract sealFor(memberId: string, value: object): Promise<{ jwe: string; key: string }>;
  /**
   * Opens what was sealed for this node, with its current key or an older one that it kept.
   * @returns the JSON that was sealed, which nobody has checked on its way
   * @throws DomainError 422 when none of the own keys opens it, or what is inside is not JSON
   */
  abstract open(jwe: string): Promise<unknown>;
}
