import { Interner } from './interner.js';
import { IscoGroups } from './isco-groups.js';
import { Places } from './places.js';
import { Rarity } from './rarity.js';

/** The numbers that both indexes give to the same words. */
export class Dictionaries {
  readonly rarity = new Rarity();
  /** Where candidates start from: municipalities. */
  readonly places = new Places(0xffff);
  /** Where the work is: addresses. */
  readonly workplaces = new Places(0x7fff_ffff);
  /** 0 is "no ESCO occupation told". */
  readonly occupations = new Interner('occupations', 0xffff, 1);
  /** Keys of the lists by occupation. */
  readonly groups = new IscoGroups();
  readonly languages = new Interner('languages', 0x1ffe, 1);
  readonly countries = new Interner('countries', 0xffff);
  /** One bit each. */
  readonly contracts = new Interner('forms of employment', 16);
  /** One bit each. */
  readonly licences = new Interner('licences', 32);

  /** Number of an occupation, 0 for none or, beyond all that fit, for one that counts by its ISCO group alone. */
  occupationNumber(esco: string | undefined): number {
    return esco === undefined ? 0 : (this.occupations.numberIfRoom(esco) ?? 0);
  }

  contractMask(names: readonly string[]): number {
    let mask = 0;
    for (const name of names) mask |= 1 << this.contracts.numberOf(name);
    return mask;
  }

  licenceMask(names: readonly string[]): number {
    let mask = 0;
    for (const name of names) mask |= 1 << this.licences.numberOf(name);
    return mask >>> 0;
  }

  namesOf(dictionary: Interner, mask: number): string[] {
    const names: string[] = [];
    for (let bit = 0; bit < dictionary.size; bit++) if ((mask >>> bit) & 1) names.push(dictionary.textOf(bit));
    return names;
  }

  /** Numbers of skills, each once; the agreement allows 200, a column counts to 255. */
  skillNumbers(uris: readonly string[]): number[] {
    return this.rarity.numbersOf(uris, 255);
  }
}
