import { CEFR_LEVELS, CONTRACT_TYPES, LICENCES, type ContractType } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

const OCCUPATION = /^(?:[0-9]{1,4}|http:\/\/data\.europa\.eu\/esco\/(?:occupation\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}|isco\/C[0-9]{1,4}))$/;
const SKILL = /^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;
const LANGUAGE = new RegExp(`^[a-z]{2}(?::(?:${CEFR_LEVELS.join('|')}))?$`);
/** Identifier of a member. */
export const MEMBER_ID = /^[a-z][a-z0-9-]{2,39}$/;

/** A parameter that may be repeated or hold several values between commas. */
const Several = (): PropertyDecorator => Transform(({ value }: { value: unknown }) =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => (typeof item === 'string' ? item.split(',').map((one) => one.trim()) : [item])));

const YesOrNo = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value);

/** Where and how far: shared by both lists. */
class PlaceQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Codice ISTAT del comune da cui cercare / ISTAT code of the municipality to search around', example: '075035' })
  @IsOptional() @Matches(/^[0-9]{6}$/)
  near?: string;

  @ApiPropertyOptional({ description: 'Chilometri in linea d\'aria da `near` / Kilometres in a straight line from `near`', minimum: 0, maximum: 2000, default: 30 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(2_000)
  km?: number;

  @ApiPropertyOptional({ description: 'URI ESCO, o gruppo ISCO-08 da 1 a 4 cifre / ESCO URI, or ISCO-08 group of 1 to 4 digits', example: '7411' })
  @IsOptional() @Matches(OCCUPATION)
  occupation?: string;

  @ApiPropertyOptional({ enum: CONTRACT_TYPES, isArray: true, description: 'Una di queste forme di lavoro / One of these forms of employment' })
  @IsOptional() @Several() @IsArray() @ArrayMaxSize(CONTRACT_TYPES.length) @ArrayUnique() @IsIn([...CONTRACT_TYPES], { each: true })
  contract?: ContractType[];

  @ApiPropertyOptional({ enum: LICENCES })
  @IsOptional() @IsIn([...LICENCES])
  licence?: string;

  @ApiPropertyOptional({ description: 'Membro che l\'ha pubblicato / Member that published it', example: 'agenzia-esempio' })
  @IsOptional() @Matches(MEMBER_ID)
  publisher?: string;
}

/** Orders of the list of vacancies. */
export const VACANCY_SORTS = ['relevance', 'distance', 'published', 'deadline', 'pay'] as const;
export type VacancySort = (typeof VACANCY_SORTS)[number];

/** Which vacancies of the network to list. */
export class BoardVacanciesQuery extends PlaceQuery {
  @ApiPropertyOptional({ description: 'Parole di titolo e descrizione, come in un motore di ricerca: "elettricista -apprendista"; si guardano le 1000 offerte più nuove che le contengono / Words of title and description, as in a search engine; the newest 1,000 vacancies that contain them are looked at', example: 'elettricista' })
  @IsOptional() @IsString() @Length(1, 200)
  text?: string;

  @ApiPropertyOptional({ enum: ['full-time', 'part-time', 'flexible'] })
  @IsOptional() @IsIn(['full-time', 'part-time', 'flexible'])
  schedule?: string;

  @ApiPropertyOptional({ description: 'Lingua richiesta / Language that the job asks for', example: 'en' })
  @IsOptional() @Matches(/^[a-z]{2}$/)
  language?: string;

  @ApiPropertyOptional({ enum: ['none', 'partial', 'full'] })
  @IsOptional() @IsIn(['none', 'partial', 'full'])
  remote?: string;

  @ApiPropertyOptional({ description: 'Paese del luogo di lavoro / Country of the workplace', example: 'IT' })
  @IsOptional() @Matches(/^[A-Z]{2}$/)
  country?: string;

  @ApiPropertyOptional({ description: 'Solo quelle riservate al collocamento mirato (L. 68/1999), o solo le altre / Only those reserved for targeted placement, or only the others' })
  @IsOptional() @YesOrNo() @IsBoolean()
  targetedPlacement?: boolean;

  @ApiPropertyOptional({ enum: VACANCY_SORTS, description: 'Per pertinenza se c\'è un testo (prima chi ha le parole nel titolo), altrimenti le più nuove; per distanza serve `near` / By relevance when there is a text (words in the title first), otherwise the newest; by distance needs `near`' })
  @IsOptional() @IsIn([...VACANCY_SORTS])
  sort?: VacancySort;
}

/** Orders of the list of candidates. */
export const CANDIDATE_SORTS = ['distance', 'newest'] as const;
export type CandidateSort = (typeof CANDIDATE_SORTS)[number];

/** Which candidates of the network to list. */
export class BoardCandidatesQuery extends PlaceQuery {
  @ApiPropertyOptional({ isArray: true, type: String, description: 'URI ESCO di competenze, che il candidato ha tutte / ESCO URIs of skills, all of which the candidate has' })
  @IsOptional() @Several() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(SKILL, { each: true })
  skill?: string[];

  @ApiPropertyOptional({ description: 'Una lingua, volendo con il livello minimo / A language, with the least level if wanted', example: 'en:B1' })
  @IsOptional() @Matches(LANGUAGE)
  language?: string;

  @ApiPropertyOptional({ enum: ['full-time', 'part-time'], description: 'Chi accetta entrambi è fra gli uni e gli altri / Candidates who accept either are among both' })
  @IsOptional() @IsIn(['full-time', 'part-time'])
  schedule?: string;

  @ApiPropertyOptional({ enum: CANDIDATE_SORTS, default: 'newest' })
  @IsOptional() @IsIn([...CANDIDATE_SORTS])
  sort?: CandidateSort;
}
