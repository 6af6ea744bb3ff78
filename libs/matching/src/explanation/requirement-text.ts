import type { Requirement } from '../assessment/requirements.js';
import { CONTRACTS, lacks, LANGUAGE_NAMES, LICENCE_NAMES, named, REQUIREMENT_NAMES, SATISFIED, type Words } from './words.js';

/** Says whether a requirement is met, or what is missing. */
export function requirementText(requirement: Requirement): Words {
  const asked = spoken(requirement, requirement.asked);
  const missing = spoken(requirement, requirement.missing);
  const name = REQUIREMENT_NAMES[requirement.name];
  switch (requirement.outcome) {
    case 'met':
      return named(name, { it: `${asked.it}, ${SATISFIED[requirement.name]}`, en: `${asked.en}, met` });
    case 'unknown':
      return named(name, { it: `${asked.it}, da verificare con la persona`, en: `${asked.en}, to be checked with the person` });
    case 'unmet':
      return named(name, UNMET[requirement.name](asked, missing, requirement));
  }
}

const UNMET: Record<Requirement['name'], (asked: Words, missing: Words, requirement: Requirement) => Words> = {
  languages: lacking,
  licences: lacking,
  contract: (asked) => ({ it: `${asked.it} non è fra i contratti cercati`, en: `${asked.en} is not among the contracts looked for` }),
  distance: (asked, missing, requirement) => isCountry(requirement.missing[0]!)
    ? { it: `${missing.it}, che non è fra quelli indicati dalla persona`, en: `${missing.en}, which is not among those that the person names` }
    : { it: `${missing.it}, oltre il limite di ${asked.it}`, en: `${missing.en}, beyond the limit of ${asked.en}` },
  'targeted-placement': () => ({ it: 'posto riservato alle liste della L. 68/1999', en: 'reserved to the lists of L. 68/1999' }),
};

function lacking(_asked: Words, missing: Words, requirement: Requirement): Words {
  return { it: `${lacks(requirement.missing.length)} ${missing.it}`, en: `missing ${missing.en}` };
}

/** The way to work is told in kilometres or by the country to move to. */
function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code);
}

/** The codes of a requirement as people say them. */
function spoken(requirement: Requirement, codes: readonly string[]): Words {
  const words = codes.map((code): Words => {
    switch (requirement.name) {
      case 'languages': {
        const [language, level] = code.split(':') as [string, string];
        const known = LANGUAGE_NAMES[language];
        return { it: `${known?.it ?? language} ${level}`, en: `${known?.en ?? language} ${level}` };
      }
      case 'licences':
        return LICENCE_NAMES[code] ?? { it: `patente ${code}`, en: `licence ${code}` };
      case 'contract':
        return CONTRACTS[code] ?? { it: code, en: code };
      case 'distance':
        return isCountry(code) ? { it: `paese ${code}`, en: `country ${code}` } : { it: `${code.replace('.', ',')} km`, en: `${code} km` };
      default:
        return { it: code, en: code };
    }
  });
  return { it: words.map((w) => w.it).join(', '), en: words.map((w) => w.en).join(', ') };
}
