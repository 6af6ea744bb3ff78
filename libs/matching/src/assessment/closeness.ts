/**
 * How near two occupations are, by the digits of ISCO-08 that they share: a unit group is inside a minor group (3 digits), inside a sub-major group (2 digits).
 * The first digit alone is a level of skill, not a kinship, and counts nothing.
 */
export const NEARNESS = {
  unrelated: 0,
  subMajorGroup: 1,
  minorGroup: 2,
  unitGroup: 3,
  same: 4,
} as const;

/** The value, 0 to 1, of each nearness. */
export const NEARNESS_VALUE: readonly number[] = [0, 0.3, 0.6, 0.85, 1];

/**
 * Nearness of what is offered to what is known of a person. ISCO groups as numbers, ESCO occupations as interned numbers with 0 for "not told".
 * A vacancy that names only its ISCO group is fully met by anybody of that group: it does not ask for more.
 */
export function nearness(askedIsco: number, askedEsco: number, isco: number, esco: number): number {
  if (askedIsco === isco) {
    return askedEsco === 0 || askedEsco === esco ? NEARNESS.same : NEARNESS.unitGroup;
  }
  if (tens(askedIsco) === tens(isco)) return NEARNESS.minorGroup;
  return hundreds(askedIsco) === hundreds(isco) ? NEARNESS.subMajorGroup : NEARNESS.unrelated;
}

/** Share of the months of an experience that counts for the occupation asked for: all in the unit group, half in the minor group. */
export function experienceShare(near: number): number {
  if (near >= NEARNESS.unitGroup) return 1;
  return near === NEARNESS.minorGroup ? 0.5 : 0;
}

/** Minor group of a unit group. */
export function tens(isco: number): number {
  return (isco / 10) | 0;
}

/** Sub-major group of a unit group. */
export function hundreds(isco: number): number {
  return (isco / 100) | 0;
}
