import { ApiProperty } from '@nestjs/swagger';
import type { Registration, RegistrationProof } from '@filiera/member-kit';
import { IsISO8601, IsObject, Matches, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

/** Signatures by the keys that are being registered. */
export class ProofRequest implements RegistrationProof {
  @ApiProperty({ description: 'Firma Ed25519, base64url. / Ed25519 signature, base64url.' })
  @Matches(/^[A-Za-z0-9_-]{86}$/)
  signing!: string;

  @ApiProperty({ description: 'Firma della chiave dell’account NATS, base64url. / Signature by the NATS account’s key, base64url.' })
  @Matches(/^[A-Za-z0-9_-]{86}$/)
  account!: string;
}

/** The public keys of a node that answers an invitation. Its contents are checked as the network's member record. */
export class RegistrationRequest {
  @ApiProperty({ type: Object, description: 'Il registration.json del nodo. / The node’s registration.json.' })
  @IsObject()
  registration!: Registration;

  @ApiProperty({ type: ProofRequest })
  @IsObject()
  @ValidateNested()
  @Type(() => ProofRequest)
  proof!: ProofRequest;
}

/** Renewed keys of a member, signed with the keys that they follow. */
export class KeysRequest extends RegistrationRequest {
  @ApiProperty({ format: 'date-time', description: 'Quando il nodo le ha fatte. / When the node made them.' })
  @IsISO8601({ strict: true })
  issued!: string;
}
