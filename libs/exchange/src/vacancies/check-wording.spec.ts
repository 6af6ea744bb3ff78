import { describe, expect, it } from '@jest/globals';
import { checkWording } from './check-wording.js';

function groundsOf(description: string, contract = 'permanent', title = 'Magazziniere'): string[] {
  return checkWording({ title, description, contract }, '2026-11-23').map((fault) => fault.rule.split(' ')[0]!);
}

describe('what an advertisement may not ask (D.Lgs 276/2003 art. 10)', () => {
  it.each([
    ['età massima 35 anni', 'age'], ["Eta' compresa tra 20 e 30", 'age'], ['max 30 anni', 'age'], ['tra i 25 e i 35 anni', 'age'], ['Cercasi giovane commesso', 'age'], ['under 30', 'age'], ['persone sotto i 30 anni', 'age'], ['sotto i 35', 'age'], ['che non abbia compiuto 29 anni', 'age'], ['under the age of 30', 'age'],
    ['Applicants aged 20-30', 'age'], ['no older than 40 years old', 'age'], ['We are looking for a young woman', 'age'],
    ['solo donne', 'sex'], ['sesso: femminile', 'sex'], ['personale maschile', 'sex'], ['Cercasi ragazza per bar', 'sex'], ['Females only', 'sex'], ['gender: male', 'sex'],
    ['solo italiani', 'nationality'], ['Nazionalità italiana', 'nationality'], ['no stranieri', 'nationality'], ['Italian citizens only', 'nationality'],
    ['bella presenza', 'appearance'], ['foto a figura intera', 'appearance'], ['good-looking', 'appearance'], ['altezza minima 170 cm', 'appearance'],
    ['nubile', 'family'], ['senza figli', 'family'], ['stato civile', 'family'], ['libero da impegni familiari', 'family'], ['must be single, no children', 'family'],
    ['sana e robusta costituzione', 'health'], ['solo cattolici', 'belief'], ['Religion: any church', 'belief'],
  ])('refuses "%s" as a condition of %s', (text, ground) => {
    expect(groundsOf(`Lavoro in magazzino. ${text}.`)).toContain(ground);
  });

  it.each([
    'Il presente annuncio è rivolto ad ambosessi (L. 903/77), m/f', 'Addetto/a vendite (M/F/D)', 'Cerchiamo uomini e donne motivati', 'Ricerchiamo ragazzi e ragazze', 'Cercasi ragazzo/a per bar', 'male or female candidates',
    'Rivolto a persone di ogni età e nazionalità, senza distinzione di sesso, età, stato civile o religione',
    'All applicants are considered regardless of age, sex, nationality: marital status is never asked',
    'Esperienza di almeno 10 anni nel settore', 'fino a 10 anni di esperienza', "massimo 24 anni d'esperienza", 'patente B, automunita', 'maggiore età richiesta, età minima 18 anni', 'over 18', 'che abbia compiuto i 18 anni', 'sotto i 10 anni di esperienza', 'over the age of 18',
    'Ambiente giovane e dinamico', 'single point of contact', 'Permesso di soggiorno valido per chi ne ha bisogno', 'Ottima conoscenza della lingua italiana', 'candidati appartenenti alle categorie protette', 'servizio alle famiglie e ai loro figli',
    'Assistenza a giovani donne in difficolta',
  ])('lets through "%s"', (text) => {
    expect(groundsOf(text)).toEqual([]);
  });

  it('lets an apprenticeship name the ages that D.Lgs 81/2015 sets for it, and no other contract', () => {
    expect(groundsOf('età compresa tra 18 e 29 anni', 'apprenticeship-2')).toEqual([]);
    expect(groundsOf('età compresa tra 18 e 29 anni', 'fixed-term')).toEqual(['age']);
  });

  it('stops the effect of an equality statement at the end of its sentence', () => {
    expect(groundsOf('Senza distinzione di sesso. Età massima 30 anni')).toEqual(['age']);
  });

  it('names the field, once for each ground, with the law and without the words', () => {
    const faults = checkWording({ title: 'Hostess di bella presenza', description: 'Bella presenza, nubile, senza figli', contract: 'on-call' }, '2026-11-23');
    expect(faults.map((fault) => `${fault.field}: ${fault.rule.split(' ')[0]}`)).toEqual(['title: appearance', 'description: appearance', 'description: family']);
    expect(faults[0]!.rule).toContain('D.Lgs 276/2003');
    expect(JSON.stringify(faults)).not.toContain('nubile');
  });

  it('applies a rule from its own date on', () => {
    const sexist = { title: 'Cameriere', description: 'solo donne', contract: 'seasonal' };
    expect(checkWording(sexist, '2006-06-14')).toEqual([]);
    expect(checkWording(sexist, '2006-06-15')).toHaveLength(1);
  });
});
