/** The version of the way of scoring and of the hard requirements: it is logged with every run, and changes whenever a score, or who is left out, could. */
export const ALGORITHM_VERSION = '1.1.0';

/** What a point of each part is worth: a hundred in all. */
export const WEIGHTS = {
  /** How much of what the vacancy asks the candidate has, rare skills counting more. */
  skills: 25,
  /** How alike the candidate's whole profile and the vacancy's are. */
  affinity: 30,
  occupation: 20,
  experience: 8,
  distance: 8,
  education: 5,
  schedule: 4,
} as const;
export type PartName = keyof typeof WEIGHTS;

/** What a part is worth when one side does not say: neither a merit nor a fault. */
export const NEUTRAL = 0.5;

/** An essential skill counts this many times an optional one: tuned on ESCO's relations, with the weights of the parts (`npm run bench` has the rows). */
export const ESSENTIAL_FACTOR = 8;

/** Kilometres at which nearness is worth nothing. */
export const FAR_KM = 50;

/** The score, 0 to 100, from the value (0 to 1) of each part. */
export function scoreOf(
  skills: number,
  affinity: number,
  occupation: number,
  experience: number,
  distance: number,
  education: number,
  schedule: number,
): number {
  return (
    WEIGHTS.skills * skills +
    WEIGHTS.affinity * affinity +
    WEIGHTS.occupation * occupation +
    WEIGHTS.experience * experience +
    WEIGHTS.distance * distance +
    WEIGHTS.education * education +
    WEIGHTS.schedule * schedule
  );
}

/** Share of what is asked (weights of the matching skills over those asked for). A vacancy that lists no skill is neutral. */
export function skillsValue(matched: number, asked: number): number {
  return asked === 0 ? NEUTRAL : matched / asked;
}

/** Likeness of the two profiles: the common weight over the geometric mean of both (cosine of weighted sets). */
export function affinityValue(matched: number, asked: number, held: number): number {
  if (asked === 0) return NEUTRAL;
  return held === 0 ? 0 : matched / Math.sqrt(asked * held);
}

/** Months of the occupation asked for against the months asked for; `-1` when the candidate declares no experience at all. */
export function experienceValue(asked: number, months: number): number {
  if (asked === 0) return 1;
  if (months < 0) return NEUTRAL;
  return months >= asked ? 1 : months / asked;
}

/** Nearness from kilometres; `-1` when one of the two places is not known. */
export function distanceValue(km: number): number {
  if (km < 0) return NEUTRAL;
  return km >= FAR_KM ? 0 : 1 - km / FAR_KM;
}

/** EQF levels, 0 for not told. One level below is worth half. */
export function educationValue(asked: number, held: number): number {
  if (asked === 0 || held >= asked) return 1;
  if (held === 0) return NEUTRAL;
  return held === asked - 1 ? NEUTRAL : 0;
}

/** Schedules as codes: 0 not told, 1 full time, 2 part time, 3 either. */
export function scheduleValue(offered: number, wanted: number): number {
  if (wanted === 0) return NEUTRAL;
  return (offered & wanted) === 0 ? 0 : 1;
}
