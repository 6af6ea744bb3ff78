import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';

/** How an input API of EURES is called: the token in a header of its own, or as a bearer token. */
export const EURES_AUTHENTICATIONS = ['api-key', 'bearer'] as const;

/** Where the EURES adviser's node brings vacancies in from, and what it offers there. Only that kind of member reads this section. */
export class EuresSettings {
  /** Address of the input API for vacancies, up to its version: `https://eures.example/input/api/jv/v0.1`. Absent: vacancies come in as files alone. */
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  url?: string;

  /** What lets this node in there. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  token?: string;

  @IsIn(EURES_AUTHENTICATIONS)
  authentication: (typeof EURES_AUTHENTICATIONS)[number] = 'api-key';

  /** References in one request for details. */
  @IsInt()
  @Min(1)
  @Max(500)
  batchSize: number = 100;

  /** How often a request is tried that was not answered, or with a fault of the server's. */
  @IsInt()
  @Min(1)
  @Max(10)
  attempts: number = 5;

  /** Pause before the second try, in milliseconds; it doubles with each further one. */
  @IsInt()
  @Min(1)
  @Max(60_000)
  pauseMs: number = 1_000;

  /** How long an answer is waited for, in seconds. */
  @IsInt()
  @Min(1)
  @Max(600)
  timeoutSeconds: number = 30;

  /** Whether vacancies that are marked as samples are offered to EURES too: only for trying the network. */
  @IsBoolean()
  offerSamples: boolean = false;
}
