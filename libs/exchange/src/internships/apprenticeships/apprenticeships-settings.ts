import { IsBoolean } from 'class-validator';

/** What a school sets for apprenticeships: `work.apprenticeships` in `node.yml`. */
export class ApprenticeshipsSettings {
  /** The practice of some regions: first-level apprentices may begin up to 25 years and 364 days (D.Lgs 81/2015 art. 43 says until 25 is completed). */
  @IsBoolean()
  apprenticesThrough25: boolean = false;
}
