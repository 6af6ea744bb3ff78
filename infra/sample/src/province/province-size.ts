/** How much of a province is made. */
export interface ProvinceSize {
  readonly people: number;
  readonly vacancies: number;
  readonly firms: number;
  readonly courses: number;
  /** Placements of the last two years; one for each twenty people at most, so that nobody is placed twice. */
  readonly placements: number;
}

/** The sizes that can be asked for; the small one is what every start loads. */
export const PROVINCE_SIZES: Readonly<Record<'medium' | 'large', ProvinceSize>> = {
  medium: { people: 10_000, vacancies: 2_000, firms: 400, courses: 60, placements: 500 },
  large: { people: 100_000, vacancies: 20_000, firms: 4_000, courses: 600, placements: 5_000 },
};
export type SizeName = keyof typeof PROVINCE_SIZES;

/** People, vacancies, firms and courses of a province are numbered from here: those below belong to the small sample. */
export const FIRST_NUMBER = 1_001;
