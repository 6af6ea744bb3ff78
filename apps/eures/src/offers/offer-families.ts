/** Vacancies (`jv`) and profiles (`cv`), as the interface calls them. */
export type OfferFamily = 'jv' | 'cv';

/** Vacancies of the network's own. */
const OWN = `status = 'published' AND content -> 'origin' IS NULL`;

/**
 * What of the board is offered, as a query for publisher, entity and version. Parameters: $2 today, $3 whether samples are offered too.
 * Vacancies: open ones of the network's own; what came from EURES does not go back there. Profiles: those of people who are available and
 * share that they would move abroad, which their holder tells on their consent alone (clause 3.8).
 */
export const OFFERED: Readonly<Record<OfferFamily, string>> = {
  jv: `SELECT publisher, id AS entity, version FROM board_vacancy WHERE ${OWN} AND content -> 'sample' <> 'true'::jsonb AND valid_until >= $2::date
       UNION ALL SELECT publisher, id, version FROM board_vacancy WHERE $3::boolean AND ${OWN} AND content -> 'sample' = 'true'::jsonb AND valid_until >= $2::date`,
  cv: `SELECT publisher, person AS entity, version FROM board_candidate
       WHERE status = 'available' AND jsonb_path_exists(content, '$.mobility.countries[*] ? (@ != "IT")') AND $2::date IS NOT NULL AND $3::boolean IS NOT NULL`,
};

/** The state of what is offered, by publisher and entity. */
export const CONTENT: Readonly<Record<OfferFamily, string>> = {
  jv: `SELECT publisher, id AS entity, content FROM board_vacancy`,
  cv: `SELECT publisher, person AS entity, content FROM board_candidate`,
};

/** For so long after a restore the node reads what was told meanwhile, also where it could not reach the hub at once. */
const DOUBT = `(SELECT min(since) AS since, min(told_from) AS told_from FROM eures_offer_doubt WHERE since > $2::timestamptz - interval '7 days')`;

/**
 * After a restore: what has been told since the ledger was written, and who has been erased, as a query for publisher and entity. The ledger may have
 * forgotten that it was offered. Parameter $2: now.
 */
export const TOLD_IN_DOUBT: Readonly<Record<OfferFamily, string>> = {
  jv: `SELECT publisher, id AS entity, false AS erased FROM board_vacancy, ${DOUBT} AS doubt WHERE event_time >= doubt.told_from AND content -> 'origin' IS NULL`,
  cv: `SELECT publisher, person AS entity, false AS erased FROM board_candidate, ${DOUBT} AS doubt WHERE event_time >= doubt.told_from
       UNION ALL SELECT holder, person::uuid, true FROM erasure, ${DOUBT} AS doubt WHERE scope = 'person' AND erased_at >= doubt.since`,
};
