import type { Text } from '@filiera/contracts';
import type { SettingFault } from '@filiera/member-kit';

/** Settings that are wrong, one on a line, for the end of a failure's text. */
export function faultList(faults: readonly SettingFault[]): Text {
  const inLanguage = (language: keyof Text): string => faults.map(({ name, seen, expected }) => `\n  ${name} (${seen}): ${expected[language]}`).join('');
  return { it: inLanguage('it'), en: inLanguage('en') };
}
