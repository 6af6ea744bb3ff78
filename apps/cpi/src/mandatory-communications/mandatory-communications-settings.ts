import { IsBoolean, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What an employment office sets for mandatory communications: `work.mandatoryCommunications` in `node.yml`. */
export class MandatoryCommunicationsSettings {
  /** Folder that is watched for XML files, relative to the home folder; left out, none is. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(1_000)
  folder?: string;

  /** Seconds between two looks into the folder. */
  @IsInt() @Min(1) @Max(3_600)
  everySeconds: number = 10;

  /** The practice of some regions: type 1 apprentices may begin up to 25 years and 364 days (D.Lgs 81/2015 art. 43 says until 25 is completed). */
  @IsBoolean()
  apprenticesThrough25: boolean = false;
}
