import { codeRule } from '../fields/values.js';

/** ESCO occupation URI (esco.ec.europa.eu). The last part is a UUID in current versions, a short code in older ones. */
export const ESCO_OCCUPATION = codeRule('esco-occupation', /^http:\/\/data\.europa\.eu\/esco\/occupation\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 110, {
  it: 'URI ESCO di una figura, http://data.europa.eu/esco/occupation/...',
  en: 'ESCO URI of an occupation, http://data.europa.eu/esco/occupation/...',
});

/** ESCO skill URI. */
export const ESCO_SKILL = codeRule('esco-skill', /^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/, 105, {
  it: 'URI ESCO di una competenza, http://data.europa.eu/esco/skill/...',
  en: 'ESCO URI of a skill, http://data.europa.eu/esco/skill/...',
});

/** ISCO-08 unit group (ILO): four digits, the first from 0 (armed forces) to 9. */
export const ISCO_GROUP = codeRule('isco', /^[0-9]{4}$/, 4, { it: 'gruppo ISCO-08 di 4 cifre', en: 'ISCO-08 unit group, 4 digits' });

/** ISTAT code of an Italian municipality: province (3 digits) and municipality (3 digits). */
export const ISTAT_MUNICIPALITY = codeRule('istat', /^[0-9]{6}$/, 6, { it: 'codice ISTAT del comune, 6 cifre', en: 'ISTAT code of the municipality, 6 digits' });

/** ISO 639-1 language code, lower case. */
export const LANGUAGE = codeRule('language', /^[a-z]{2}$/, 2, { it: 'lingua ISO 639-1, due lettere minuscole', en: 'ISO 639-1 language, two lower-case letters' });

/** ISO 3166-1 alpha-2 country code, upper case. */
export const COUNTRY = codeRule('country', /^[A-Z]{2}$/, 2, { it: 'paese ISO 3166-1, due lettere maiuscole', en: 'ISO 3166-1 country, two upper-case letters' });

/** NUTS level 3 region: country and three characters, for example ITF45 (Lecce). */
export const NUTS3 = codeRule('nuts3', /^[A-Z]{2}[A-Z0-9]{3}$/, 5, { it: 'regione NUTS 3, per esempio ITF45', en: 'NUTS 3 region, for example ITF45' });

/** ISO 4217 currency, upper case. */
export const CURRENCY = codeRule('currency', /^[A-Z]{3}$/, 3, { it: 'valuta ISO 4217, tre lettere maiuscole', en: 'ISO 4217 currency, three upper-case letters' });

/** ISCED-F 2013 detailed field of education. */
export const ISCED_FIELD = codeRule('isced-f', /^[0-9]{4}$/, 4, { it: 'settore ISCED-F 2013 di 4 cifre', en: 'ISCED-F 2013 field, 4 digits' });

/** Sector: NACE section, or an ATECO/NACE code of two to six digits in its dotted form. */
export const SECTOR = codeRule('sector', /^(?:[A-V]|[0-9]{2}(?:\.[0-9]{1,2}(?:\.[0-9]{1,2})?)?)$/, 8, {
  it: 'settore ATECO/NACE, per esempio 43.21.01',
  en: 'ATECO/NACE sector, for example 43.21.01',
});

/** Postal code of any country: letters, digits, blanks and hyphens. */
export const POSTAL_CODE = codeRule('postal-code', /^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$/, 12, { it: 'codice di avviamento postale', en: 'postal code' });

/** Identifier of an entity, as the envelope carries it: a UUID in lower case. */
export const ENTITY_ID = codeRule('entity-id', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 36, { it: 'identificativo UUID in minuscolo', en: 'UUID identifier in lower case' });

/** Identifier of a key in the registry of members. */
export const KEY_ID = codeRule('key-id', /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 64, { it: 'identificativo di chiave, al massimo 64 caratteri', en: 'key identifier, at most 64 characters' });

/** A web address, http or https, without user name or password. The brackets of IPv6 by their numbers: Java reads a class in them. Up to 1700 characters follow, in two parts: RE2 counts to a thousand. */
export const WEB_ADDRESS = codeRule('web-address', /^https?:\/\/[A-Za-z0-9.:\x5b\x5d-]{1,255}(?:[/?#](?:[!-~]{0,1000}|[!-~]{1000}[!-~]{0,700}))?$/, 2000, {
  it: 'indirizzo web http o https',
  en: 'web address, http or https',
});
