import type { Text } from '@filiera/contracts';
import type { EntryGap } from './course-entry.js';

/** Why a person cannot enter a course, in both languages. */
export function explainEntry(gap: EntryGap, label: (uri: string) => Text): Text {
  switch (gap.what) {
    case 'education':
      return {
        it: `Chiede almeno il livello EQF ${gap.asks}; ${gap.has === null ? 'la scheda non dice il titolo di studio: completarla' : `la persona ha il livello ${gap.has}`}.`,
        en: `It asks for EQF level ${gap.asks} at least; ${gap.has === null ? 'the record says nothing of the education: complete it' : `the person has level ${gap.has}`}.`,
      };
    case 'language':
      return {
        it: `Chiede la lingua «${gap.code}» al livello ${gap.asks}; ${gap.has === null ? 'la scheda non la indica' : `la persona ha il livello ${gap.has}`}.`,
        en: `It asks for the language “${gap.code}” at level ${gap.asks}; ${gap.has === null ? 'the record does not have it' : `the person has level ${gap.has}`}.`,
      };
    case 'skills': {
      const [it, en] = [gap.skills.map((skill) => label(skill).it).join(', '), gap.skills.map((skill) => label(skill).en).join(', ')];
      return { it: `Parte da competenze che mancano, e nessun corso le dà in tempo: ${it}.`, en: `It builds on skills that are missing, and no course brings them in time: ${en}.` };
    }
  }
}
