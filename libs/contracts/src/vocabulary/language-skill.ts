import { Obeys } from '../fields/field-rule.js';
import { OneOf } from '../fields/values.js';
import { LANGUAGE } from './codes.js';
import { CEFR_LEVELS, type CefrLevel } from './lists.js';

/** A language with the level known or asked for. */
export class LanguageSkill {
  /** ISO 639-1 code. */
  @Obeys(LANGUAGE)
  code!: string;

  /** CEFR level. A mother tongue is C2. */
  @OneOf(CEFR_LEVELS)
  cefr!: CefrLevel;
}
