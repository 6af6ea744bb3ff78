/** Who may begin an apprenticeship: completed years on the first day, both included. */
export interface ApprenticeAges {
  readonly contract: string;
  readonly from: number;
  readonly to: number;
  /** From this age with a vocational qualification. */
  readonly fromWithQualification?: number;
  /** No upper age for who has a mobility or unemployment benefit. */
  readonly noUpperAgeWithBenefit: boolean;
  readonly validFrom: string;
  readonly source: string;
}

/**
 * D.Lgs 81/2015: type 1 until 25 is completed, the others to 29 years and 364 days. What a node sets for its region is beside it.
 * 29 years and 364 days is the last day on which 29 years are completed and 30 are not.
 */
const APPRENTICE_AGES: readonly ApprenticeAges[] = [
  { contract: 'A.03.08', from: 15, to: 24, noUpperAgeWithBenefit: false, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 43 c. 2' },
  { contract: 'A.03.09', from: 18, to: 29, fromWithQualification: 17, noUpperAgeWithBenefit: true, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 44 c. 1, art. 47 c. 4' },
  { contract: 'A.03.10', from: 18, to: 29, noUpperAgeWithBenefit: false, validFrom: '2015-06-25', source: 'D.Lgs 81/2015 art. 45 c. 1' },
];

/** The practice of some regions: type 1 up to 25 years and 364 days. */
const REGIONAL_PRACTICE: Readonly<Record<string, number>> = { 'A.03.08': 25 };

/** Level of education that is a vocational qualification, in the ministry's table (check when the table changes). */
export const VOCATIONAL_QUALIFICATION = '30';

/** The ages for a contract that begins on a day; undefined for what is no apprenticeship, or began under an older law. */
export function apprenticeAgesOn(contract: string, startDate: string, through25: boolean): ApprenticeAges | undefined {
  const row = APPRENTICE_AGES.find((ages) => ages.contract === contract && ages.validFrom <= startDate);
  return row && through25 && Object.hasOwn(REGIONAL_PRACTICE, contract) ? { ...row, to: REGIONAL_PRACTICE[contract]! } : row;
}

/** The codes of apprenticeships: they have a training period with an end. */
export const APPRENTICESHIPS: readonly string[] = APPRENTICE_AGES.map(({ contract }) => contract);
