import { CandidateProfile, WITHDRAWAL_REASONS, type CandidateWithdrawnV1 } from '@filiera/contracts';
import { NullRemoves } from '@filiera/member-kit';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateBy, ValidateNested,
} from 'class-validator';
import { isCalendarDay } from '../calendar/local-date.js';
import { DescribedBy } from '../openapi/described-by.js';
import { PageQuery } from '../paging/page-query.js';
import { ReadVersion } from '../versions/read-version.js';
import { SHARED_PARTS, type SharedPart } from './shared-parts.js';

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}' ’.-]{0,99}$/u;
const PHONE = /^\+?[0-9][0-9 ()./-]{4,24}$/;
const BELFIORE = /^[A-Za-z][0-9]{3}$/;

const PROFILE_EXAMPLE = {
  occupations: [{ isco: '7411' }], skills: [], languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }], education: { eqf: 4 }, licences: ['B'],
  experience: [{ occupation: { isco: '7411' }, months: 30 }], mobility: { municipality: '075035', maxKm: 40 },
  availability: { from: '2026-12-01', contracts: ['permanent', 'fixed-term'], schedule: 'full-time' },
};

/** A profile, or the parts of it that change: a part set to null is removed. */
@DescribedBy(CandidateProfile, { omits: ['status'], example: PROFILE_EXAMPLE })
export class ProfileParts extends PartialType(OmitType(CandidateProfile, ['status'] as const)) {}

/** The version that the client read, when it does not use If-Match. */
class Versioned {
  @ReadVersion()
  version?: number;
}

const CalendarDay = (): PropertyDecorator => ValidateBy({ name: 'calendarDay', validator: {
  validate: (value: unknown) => typeof value === 'string' && isCalendarDay(value),
  defaultMessage: () => 'must be a calendar day, YYYY-MM-DD',
} });

const Sections = (): PropertyDecorator => (target, key) => {
  for (const decorate of [IsArray(), ArrayUnique(), IsIn([...SHARED_PARTS], { each: true })]) decorate(target, key);
};

/** Who a person is and how to reach them. */
class PersonRequest {
  @ApiProperty({ example: 'Persona', description: 'Non lascia questo nodo se non cifrato, in un invio accettato / Never leaves this node but sealed, in an accepted referral' })
  @IsString() @Matches(NAME)
  firstName!: string;

  @ApiProperty({ example: 'Esempio' })
  @IsString() @Matches(NAME)
  lastName!: string;

  @ApiProperty({ example: 'SMPPSN80A01E506P', description: 'Confrontato con nome e data di nascita; non lascia mai questo nodo / Checked against name and birth date; it never leaves this node' })
  @IsString() @MaxLength(30)
  taxCode!: string;

  @ApiPropertyOptional({ example: '1980-01-01', format: 'date', description: 'Se manca, si legge dal codice fiscale / Read from the tax code when left out' })
  @IsOptional() @CalendarDay()
  birthDate?: string;

  @ApiPropertyOptional({ example: 'E506', description: 'Codice Belfiore del luogo di nascita; se non torna col codice fiscale, avvisa / Belfiore code of the place of birth; a mismatch with the tax code warns' })
  @IsOptional() @Matches(BELFIORE)
  birthplace?: string;

  @ApiPropertyOptional({ example: 'persona1@example.org' })
  @IsOptional() @IsEmail() @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ example: '+39 0832 000001' })
  @IsOptional() @Matches(PHONE)
  phone?: string;
}

/** A person whom this member begins to serve. */
export class RegisterCandidateRequest extends PersonRequest {
  @ApiPropertyOptional({ enum: ['available', 'unavailable'], default: 'available', description: 'Se la persona è proponibile adesso / Whether the person can be proposed now' })
  @IsOptional() @IsIn(['available', 'unavailable'])
  status?: CandidateProfile['status'];

  @ApiPropertyOptional({ type: ProfileParts })
  @IsOptional() @ValidateNested() @Type(() => ProfileParts)
  profile?: ProfileParts;

  @ApiPropertyOptional({
    enum: SHARED_PARTS, isArray: true, example: ['occupations', 'skills', 'languages', 'education', 'availability', 'mobility'],
    description: 'Sezioni condivise con la rete; senza, un CPI le condivide tutte (compito pubblico) meno il collocamento mirato e i Paesi esteri, gli altri nessuna; mobilityAbroad, i Paesi esteri della mobilità, apre il profilo a EURES e vuole sempre il consenso / Sections shared with the network; left out, an employment office shares all (public task) but targeted placement and countries abroad, everybody else nothing; mobilityAbroad, the countries abroad of the mobility, opens the profile to EURES and always needs consent',
  })
  @IsOptional() @Sections()
  sections?: SharedPart[];

  @ApiPropertyOptional({ default: false, description: 'Chi esercita la responsabilità genitoriale ha delegato a condividere il profilo del minorenne / A minor\'s guardian has delegated this member to share the profile' })
  @IsOptional() @IsBoolean()
  guardianDelegation?: boolean;
}

/** What was wrong or has changed in a person's data (GDPR art. 16); a contact set to null is removed. */
@NullRemoves()
export class CorrectPersonRequest extends PartialType(PersonRequest) {
  @ReadVersion()
  version?: number;
}

/** Parts of the profile that change. */
@DescribedBy(CandidateProfile, { omits: ['status'], example: PROFILE_EXAMPLE })
@NullRemoves()
export class ChangeProfileRequest extends ProfileParts {
  @ReadVersion()
  version?: number;
}

/** Whether, when and how the person would work. */
@DescribedBy(CandidateProfile, {
  omits: ['occupations', 'skills', 'languages', 'education', 'experience', 'licences', 'mobility', 'targetedPlacement', 'golPath'],
  required: ['status'], example: { status: 'available', availability: PROFILE_EXAMPLE.availability },
})
export class ChangeAvailabilityRequest extends PickType(CandidateProfile, ['status', 'availability'] as const) {
  @ReadVersion()
  version?: number;
}

/** What the person lets this member share: exactly these sections from now on. */
export class ShareRequest extends Versioned {
  @ApiProperty({ enum: SHARED_PARTS, isArray: true, example: ['occupations', 'skills'], description: 'Quello che si condivide da ora: ciò che manca è ritirato e le copie precedenti in rete sono cancellate / Exactly what is shared from now on: what is missing is withdrawn, and older copies in the network are erased' })
  @Sections()
  sections!: SharedPart[];

  @ApiPropertyOptional({ description: 'La delega per un minorenne; false la ritira / The guardian\'s delegation for a minor; false withdraws it' })
  @IsOptional() @IsBoolean()
  guardianDelegation?: boolean;
}

/** Why the profile leaves the network. */
export class WithdrawCandidateRequest extends Versioned {
  @ApiPropertyOptional({ enum: WITHDRAWAL_REASONS.filter((reason) => reason !== 'erased'), default: 'holder-withdrew' })
  @IsOptional() @IsIn(WITHDRAWAL_REASONS.filter((reason) => reason !== 'erased'))
  reason?: Exclude<CandidateWithdrawnV1['reason'], 'erased'>;
}

/** Which candidates to list. */
export class ListCandidatesQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'esem pers', description: 'Inizi di nomi e cognomi, in qualunque ordine / Beginnings of names and surnames, in any order' })
  @IsOptional() @IsString() @Length(1, 100) @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  name?: string;

  @ApiPropertyOptional({ enum: ['private', 'published', 'withdrawn'] })
  @IsOptional() @IsIn(['private', 'published', 'withdrawn'])
  standing?: 'private' | 'published' | 'withdrawn';
}
