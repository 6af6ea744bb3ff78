/** How many digits name an ISCO-08 group: major, sub-major, minor and unit groups (ILO, ISCO-08, part 1). */
const LENGTHS = [1, 2, 3, 4];

/** Every ISCO-08 group that some occupations belong to, each once: of `7411` these are `7`, `74`, `741` and `7411`, so that a search by group of any size is one look in an index. */
export function iscoGroups(occupations: readonly { readonly isco: string }[]): string[] {
  return [...new Set(occupations.flatMap(({ isco }) => LENGTHS.map((length) => isco.slice(0, length))))];
}
