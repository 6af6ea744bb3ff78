/** What a communication says of anybody goes; code, digest and deadline stay, so that the same document is not taken again and late ones are still counted. */
export const CLEAR_COMMUNICATION = `reading = NULL, warnings = '[]', worker_tax_code = NULL, employer_tax_code = NULL, start_date = NULL`;

/** Nobody can be found by an employment any more. */
export const CLEAR_EMPLOYMENT = `person = NULL, placement = NULL, referral = NULL, ends_on = NULL, over_since = NULL`;
