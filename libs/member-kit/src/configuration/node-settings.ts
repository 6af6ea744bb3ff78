import { MEMBER_KINDS, type MemberKind } from '@filiera/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMinSize, IsArray, IsHexadecimal, IsIn, IsInt, IsISO8601, IsNotEmpty, IsNotIn, IsObject, IsOptional, IsString, IsUrl, Length, Matches, Max, Min,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '../access/roles.js';

const SERVER_ADDRESS = {
  it: 'indirizzi di nats-server, nats:// o tls://, per esempio tls://hub.example.org:4222',
  en: 'addresses of nats-server, nats:// or tls://, for example tls://hub.example.org:4222',
};
const HTTP_URL = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** Who this node is in the network. */
export class MemberSettings {
  /** Lower-case letters, digits and hyphens, 3 to 40 characters; never a kind's name, never `all`. */
  @Matches(/^[a-z][a-z0-9-]{2,39}$/)
  @IsNotIn([...MEMBER_KINDS, 'all'])
  id!: string;

  @IsIn(MEMBER_KINDS)
  kind!: MemberKind;

  /** The organisation's name, as people read it. */
  @IsString()
  @Length(1, 200)
  name!: string;
}

/** Certificate and key of the node's own HTTP address (PEM files; relative to the home folder). */
export class TlsFiles {
  @IsString()
  @IsNotEmpty()
  cert!: string;

  @IsString()
  @IsNotEmpty()
  key!: string;
}

/** Where the node listens for its people. */
export class HttpSettings {
  @IsString()
  @IsNotEmpty()
  host: string = '127.0.0.1';

  /** TCP port; 0 takes a free one. */
  @IsInt()
  @Min(0)
  @Max(65535)
  port!: number;

  /** The address that people and other programs use. */
  @IsUrl(HTTP_URL)
  publicUrl!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => TlsFiles)
  tls?: TlsFiles;

  /** Largest request body, in bytes. */
  @IsInt()
  @Min(1_024)
  @Max(67_108_864)
  bodyLimit: number = 1_048_576;
}

/** The node's own database. */
export class DatabaseSettings {
  @Matches(/^postgres(ql)?:\/\/\S+$/)
  url!: string;

  /** Certificate authority (PEM file): given, the connection is encrypted and the server's certificate is checked. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  ca?: string;

  /** Most connections at once. */
  @IsInt()
  @Min(2)
  @Max(100)
  poolSize: number = 10;

  /** How long a starting node waits for a database that does not answer yet, in seconds. */
  @IsInt()
  @Min(0)
  @Max(600)
  waitSeconds: number = 15;
}

/** A signing key of the coordinator, learned from the invitation. */
export class TrustedKeySettings {
  @IsString()
  @IsNotEmpty()
  kid!: string;

  /** Raw Ed25519 public key, base64url. */
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  publicKey!: string;

  /** Of a key that had ended when the node joined: what the coordinator signed until then. */
  @IsOptional()
  @IsISO8601({ strict: true })
  validUntil?: string;
}

/** Who keeps the registry of members. */
export class CoordinatorSettings {
  @IsString()
  @IsNotEmpty()
  id!: string;

  @IsUrl(HTTP_URL)
  url!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => TrustedKeySettings)
  signingKeys!: TrustedKeySettings[];
}

/** The hub that carries the events; written by `filiera node join`. */
export class HubSettings {
  @IsArray()
  @ArrayMinSize(1)
  @Matches(/^(nats|tls):\/\/\S+$/, { each: true, context: { text: SERVER_ADDRESS } })
  servers!: string[];

  /** Public key of the hub's account. */
  @Matches(/^A[A-Z2-7]{55}$/)
  account!: string;

  /** Certificate authority (PEM file): given, the connection is encrypted and the server's certificate is checked. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  ca?: string;

  @ValidateNested()
  @Type(() => CoordinatorSettings)
  coordinator!: CoordinatorSettings;
}

/** One key that lets a person or a program in. */
export class ApiKeySettings {
  /** Names the key in logs; letters, digits and hyphens. */
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
  label!: string;

  @IsIn(ROLES)
  role!: Role;

  /** SHA-256 of the key, in hexadecimal: the key itself is never stored. */
  @IsHexadecimal()
  @Length(64, 64)
  sha256!: string;
}

/** Sign-in with the organisation's own identity provider. */
export class OidcSettings {
  @IsUrl(HTTP_URL)
  issuer!: string;

  @IsString()
  @IsNotEmpty()
  audience!: string;

  /** Claim that carries the role or the roles; a dot goes one level down: `realm_access.roles`. */
  @IsString()
  @IsNotEmpty()
  rolesClaim: string = 'roles';
}

/** Who may call the node over HTTP. */
export class AccessSettings {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ApiKeySettings)
  apiKeys: ApiKeySettings[] = [];

  @IsOptional()
  @ValidateNested()
  @Type(() => OidcSettings)
  oidc?: OidcSettings;
}

/** Levels of the log, from nothing to everything. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** What the node writes in its log. */
export class LogSettings {
  @IsIn(LOG_LEVELS)
  level: (typeof LOG_LEVELS)[number] = 'info';
}

/** The settings of one node: `<home>/node.yml` with the environment's overrides, read and validated once at start. */
export class NodeSettings {
  /** The node's home folder, absolute: settings, keys, data. */
  @IsString()
  @IsNotEmpty()
  home!: string;

  @ValidateNested()
  @Type(() => MemberSettings)
  member!: MemberSettings;

  @ValidateNested()
  @Type(() => HttpSettings)
  http!: HttpSettings;

  @ValidateNested()
  @Type(() => DatabaseSettings)
  database!: DatabaseSettings;

  /** Absent until the node has joined: it then works alone and keeps what it would publish. */
  @IsOptional()
  @ValidateNested()
  @Type(() => HubSettings)
  hub?: HubSettings;

  @ValidateNested()
  @Type(() => AccessSettings)
  access: AccessSettings = new AccessSettings();

  @ValidateNested()
  @Type(() => LogSettings)
  log: LogSettings = new LogSettings();

  /** What the program sets for its own work, part by part; each part is validated by the class that the program's manifest names for it. */
  @IsOptional()
  @IsObject()
  work?: Record<string, unknown>;
}
