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
