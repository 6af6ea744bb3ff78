import { CANDIDATE_SECTIONS, CandidateProfile, WITHDRAWAL_REASONS, type CandidateSection, type CandidateWithdrawnV1 } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType, PickType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayUnique, IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min, ValidateBy, ValidateNested,
} from 'class-validator';
import { isCalendarDay } from '../calendar/local-date.js';
import { DescribedBy } from '../openapi/described-by.js';
import { PageQuery } from '../paging/page-query.js';

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
  @ApiPropertyOptional({ description: 'Version that was read: another one answers 409. The If-Match header does the same.', minimum: 1, example: 1 })
  @IsOptional() @IsInt() @Min(1) @Max(2_147_483_647)
  version?: number;
}

const CalendarDay = (): PropertyDecorator => ValidateBy({ name: 'calendarDay', validator: {
  validate: (value: unknown) => typeof value === 'string' && isCalendarDay(value),
  defaultMessage: () => 'must be a calendar day, YYYY-MM-DD',
} });

const Sections = (): PropertyDecorator => (target, key) => {
  for (const decorate of [IsArray(), ArrayUnique(), IsIn([...CANDIDATE_SECTIONS], { each: true })]) decorate(target, key);
};

/** A person whom this member begins to serve. */
export class RegisterCandidateRequest {
  @ApiProperty({ example: 'Persona', description: 'Never leaves this node but sealed, in an accepted referral.' })
  @IsString() @Matches(NAME)
  firstName!: string;

  @ApiProperty({ example: 'Esempio' })
  @IsString() @Matches(NAME)
  lastName!: string;

  @ApiProperty({ example: 'SMPPSN80A01E506P', description: 'Checked against name and birth date; it never leaves this node.' })
  @IsString() @MaxLength(30)
  taxCode!: string;

  @ApiPropertyOptional({ example: '1980-01-01', format: 'date', description: 'Read from the tax code when left out.' })
  @IsOptional() @CalendarDay()
  birthDate?: string;

  @ApiPropertyOptional({ example: 'E506', description: 'Belfiore code of the place of birth; a mismatch with the tax code warns.' })
  @IsOptional() @Matches(BELFIORE)
  birthplace?: string;

  @ApiPropertyOptional({ example: 'persona1@example.org' })
  @IsOptional() @IsEmail() @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ example: '+39 0832 000001' })
  @IsOptional() @Matches(PHONE)
  phone?: string;

  @ApiPropertyOptional({ enum: ['available', 'unavailable'], default: 'available', description: 'Whether the person can be proposed now.' })
  @IsOptional() @IsIn(['available', 'unavailable'])
  status?: CandidateProfile['status'];

  @ApiPropertyOptional({ type: ProfileParts })
  @IsOptional() @ValidateNested() @Type(() => ProfileParts)
  profile?: ProfileParts;

  @ApiPropertyOptional({
    enum: CANDIDATE_SECTIONS, isArray: true, example: ['occupations', 'skills', 'languages', 'education', 'availability', 'mobility'],
    description: 'Sections of the profile shared with the network. Left out, an employment office shares all but targeted placement (public task) and everybody else nothing.',
  })
  @IsOptional() @Sections()
  sections?: CandidateSection[];

  @ApiPropertyOptional({ default: false, description: 'A minor\'s guardian has delegated this member to share the profile.' })
  @IsOptional() @IsBoolean()
  guardianDelegation?: boolean;
}

/** Parts of the profile that change. */
@DescribedBy(CandidateProfile, { omits: ['status'], example: PROFILE_EXAMPLE })
export class ChangeProfileRequest extends ProfileParts {
  @ApiPropertyOptional({ description: 'Version that was read: another one answers 409. The If-Match header does the same.', minimum: 1, example: 1 })
  @IsOptional() @IsInt() @Min(1) @Max(2_147_483_647)
  version?: number;
}

/** Whether, when and how the person would work. */
@DescribedBy(CandidateProfile, {
  omits: ['occupations', 'skills', 'languages', 'education', 'experience', 'licences', 'mobility', 'targetedPlacement', 'golPath'],
  required: ['status'], example: { status: 'available', availability: PROFILE_EXAMPLE.availability },
})
export class ChangeAvailabilityRequest extends PickType(CandidateProfile, ['status', 'availability'] as const) {
  @ApiPropertyOptional({ description: 'Version that was read: another one answers 409.', minimum: 1, example: 2 })
  @IsOptional() @IsInt() @Min(1) @Max(2_147_483_647)
  version?: number;
}

/** What the person lets this member share: exactly these sections from now on. */
export class ShareRequest extends Versioned {
  @ApiProperty({ enum: CANDIDATE_SECTIONS, isArray: true, example: ['occupations', 'skills'], description: 'Exactly what is shared from now on: what is missing is withdrawn, and older copies in the network are erased.' })
  @Sections()
  sections!: CandidateSection[];

  @ApiPropertyOptional({ description: 'The guardian\'s delegation for a minor; false withdraws it.' })
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
  @ApiPropertyOptional({ example: 'esem pers', description: 'Beginnings of names and surnames, in any order.' })
  @IsOptional() @IsString() @Length(1, 100) @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  name?: string;

  @ApiPropertyOptional({ enum: ['private', 'published', 'withdrawn'] })
  @IsOptional() @IsIn(['private', 'published', 'withdrawn'])
  standing?: 'private' | 'published' | 'withdrawn';
}
