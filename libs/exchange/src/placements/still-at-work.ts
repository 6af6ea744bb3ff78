/**
 * Placements that a member told itself and that still last: it has not ended them, and no agreed end is past. Only it can tell what becomes of them (clause 6.2), so here they
 * stay however long ago they were told.
 * @param me parameter with the member's id
 * @param today parameter with the Italian day
 */
export const stillAtWork = (me: string, today: string): string => `publisher = ${me} AND status = 'active' AND (end_date IS NULL OR end_date >= ${today}::date)`;
