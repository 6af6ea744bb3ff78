import type { Text } from '@filiera/contracts';
import type { DatedRule } from '../dated-rules/rule-in-force.js';

/** One thing that an advertisement may not make a condition, and how it is usually written. */
export interface WordingRule extends DatedRule {
  readonly ground: 'age' | 'sex' | 'nationality' | 'appearance' | 'family' | 'health' | 'belief';
  readonly text: Text;
  /** Matched against text in lower case without accents. */
  readonly patterns: readonly RegExp[];
  /** Taken out of the text before the patterns of this ground look at it: what sounds alike and is lawful. */
  readonly allowed: readonly RegExp[];
  /** Contracts for which the law itself sets the condition. */
  readonly exceptContracts: readonly string[];
}

/** Statements of equal treatment name every ground and ask for none: they are taken out, up to the end of their sentence. */
export const EQUALITY_STATEMENTS: readonly RegExp[] = [
  /\b(?:senza (?:alcuna )?(?:distinzion|discriminazion)[ei]|indipendentemente d|a prescindere d|nel rispetto dell[ae] pari opportunita|di (?:qualsiasi|qualunque|ogni) (?:eta|sesso|genere|nazionalita))[^.;\n]{0,400}/g,
  /\b(?:regardless of|irrespective of|without (?:regard to|distinction|discrimination)|equal opportunit(?:y|ies)|all (?:ages|genders|nationalities))[^.;\n]{0,400}/g,
];

const SEEKING = '(?:cercasi|cerchiamo|cerca|ricerchiamo|ricercasi|ricerca|selezioniamo|seleziona|assumiamo|we are looking for|looking for|seeking|wanted)';

/**
 * What D.Lgs 276/2003 art. 10 and the equality decrees keep out of a vacancy. The patterns catch the usual wordings in
 * Italian and English; they do not replace a reader, and they leave alone what the laws allow.
 */
export const FORBIDDEN_WORDING: readonly WordingRule[] = [
  {
    ground: 'age', validFrom: '2003-08-28', source: 'D.Lgs 216/2003 art. 3; D.Lgs 276/2003 art. 10',
    text: { it: 'un annuncio non può porre condizioni di età', en: 'an advertisement may not set conditions of age' },
    patterns: [
      /\beta\b[^.;\n]{0,12}\b(?:max|massima|minima|compresa|tra|fra|non superiore|inferiore|superiore|entro|fino)\b/,
      /\beta\s*:?\s*(?:di\s+)?\d{2}\b/,
      /\b(?:max|massimo|non oltre i?|entro i|fino a(?:i)?|under|over)\s*\d{2}\s*anni\b(?!\s*(?:di|d['’]|nel|nella|in|come|consecutivi))/,
      /\b(?:sotto|sopra) i \d{2}(?: anni\b(?!\s*(?:di|d['’]|nel|nella|in|come))|\b(?! anni))/,
      /\bche (?:non )?abbia(?:no)? (?:gia )?(?:compiuto|superato) (?:i )?\d{2} anni\b/,
      /\b(?:tra|fra|dai|da)\s+(?:i\s+)?\d{2}\s*(?:e|ai|a|-)\s*(?:i\s+)?\d{2}\s*anni\b(?!\s*(?:di|d['’]|nel|in|come))/,
      new RegExp(`\\b${SEEKING}\\s+(?:un[ao']?\\s+|dei\\s+|delle\\s+|a\\s+)?(?:giovan[ei]|young)\\b`),
      /\bgiovan[ei]\s+(?:candidat|ragazz|commess|camerier|impiegat|operai|segretari)/,
      /\bgiovane eta\b/,
      /\bunder\s*-?\s*(?:2[0-9]|3[0-9]|4[0-9])\b/,
      /\b(?:maximum|max\.?) age\b|\bage limit\b|\bage[ds]? (?:between|from|under|below|over)\b|\baged? \d{2}\s*(?:-|to)\s*\d{2}\b/,
      /\b(?:no older than|younger than|not over|up to) \d{2} years(?: old| of age)\b/,
      /\b(?:under|over|below|above) the age of \d{2}\b/,
      /\b\d{2}\s*(?:-|to)\s*\d{2}\s*years?\s*(?:old|of age)\b/,
      /\byoung (?:candidate|man|woman|men|women|people|person|girl|boy)s?\b/,
    ],
    allowed: [/\beta (?:minima|superiore)(?: (?:di|a|ai))? (?:i )?18(?: anni)?/g, /\bmaggiore eta\b/g, /\b(?:over|under) 18(?: anni)?\b/g, /\bche abbia(?:no)? (?:gia )?compiuto (?:i )?18 anni\b/g, /\bover the age of 18\b/g, /\bminimum age(?: of|:)? 18\b/g],
    // D.Lgs 81/2015 art. 43-45 reserve apprenticeship to ages; D.Lgs 216/2003 art. 3 c. 4-bis keeps such rules.
    exceptContracts: ['apprenticeship-1', 'apprenticeship-2', 'apprenticeship-3'],
  },
  {
    ground: 'sex', validFrom: '2006-06-15', source: 'D.Lgs 198/2006 art. 27; D.Lgs 276/2003 art. 10',
    text: { it: 'un annuncio si rivolge a persone di ogni sesso', en: 'an advertisement addresses people of every sex' },
    patterns: [
      /\b(?:solo|soltanto|esclusivamente|preferibilmente|preferenza (?:per|a)|riservat[oa] a(?:d|lle|i|gli)?|unicamente)\s+(?:donne|donna|uomini|uomo|ragazze|ragazzi|candidate|maschi|femmine|sesso)\b/,
      /\bsesso\s*:?\s*(?:maschile|femminile|maschio|femmina|m\b|f\b)/,
      /\b(?:personale|candidat[oaie]|sesso|genere)\s+(?:esclusivamente |solo )?(?:femminile|maschile)\b/,
      new RegExp(`\\b${SEEKING}\\s+(?:un[ao']?\\s*|delle\\s+|dei\\s+)?(?:ragazz[aei]|ragazzo|signor[ae]|donn[ae]|uomo|uomini)\\b(?!\\s*/)`),
      /\b(?:only|exclusively|preferably|preferred)\s*:?\s*(?:men|man|women|woman|males?|females?|girls?|boys?|ladies)\b/,
      /\b(?:men|women|males?|females?|girls|boys|ladies)\s+only\b/,
      /\b(?:male|female)\s+(?:candidates?|applicants?|staff|personnel|workers?)\b/,
      /\b(?:sex|gender)\s*:\s*(?:male|female|man|woman|m\b|f\b)/,
    ],
    allowed: [
      /\b[mf]\s*[/|,-]\s*[mfw](?:\s*[/|,-]\s*[dxn])?\b/g, /\bambosessi\b/g, /\bambo i sessi\b/g, /\bentrambi i sessi\b/g, /\bdell'uno o dell'altro sesso\b/g,
      /\b(?:uomini|donne|ragazzi|ragazze|uomo|donna|ragazzo|ragazza)\s*(?:e|o|ed|\/)\s*(?:uomini|donne|ragazzi|ragazze|uomo|donna|ragazzo|ragazza|a|e)\b/g,
      /\b(?:men|women|male|female|males|females)\s*(?:and|or|\/)\s*(?:men|women|male|female|males|females)\b(?: candidates?| applicants?)?/g,
    ],
    exceptContracts: [],
  },
  {
    ground: 'nationality', validFrom: '2003-08-27', source: 'D.Lgs 215/2003 art. 3; D.Lgs 286/1998 art. 43; D.Lgs 276/2003 art. 10',
    text: { it: 'un annuncio non può chiedere nazionalità, origine o provenienza', en: 'an advertisement may not ask for nationality, origin or provenance' },
    patterns: [
      /\b(?:solo|soltanto|esclusivamente|preferibilmente)\s+(?:personale\s+|candidat[ie]\s+|persone\s+)?(?:italian[oaie]|stranier[oaie]|extracomunitar[oaie]|comunitar[ie])\b/,
      /\bnazionalita\b\s*:?\s*(?:italiana|straniera|estera|comunitaria|[a-z]+[ae]\b\s*(?:richiesta|obbligatoria))/,
      /\bnazionalita\s*:/,
      /\b(?:di|con)\s+(?:origine|origini|nazionalita|cittadinanza)\s+(?:italiana?|straniera|estera|dell'est|africana|asiatica|europea)/,
      /\b(?:no|niente|esclusi)\s+(?:stranieri|extracomunitari|immigrati)\b/,
      /\b(?:italian|native|local)s?\s+(?:nationals?|citizens?|people)?\s*only\b/,
      /\b(?:only|exclusively)\s+(?:italians?|italian (?:nationals?|citizens?))\b/,
      /\bnationality\s*:/, /\bno foreigners\b/, /\b(?:of|with) italian (?:origin|nationality)\b/,
    ],
    // Posts that exercise public authority keep the requirement: D.P.R. 487/1994 art. 2.
    allowed: [/\bnazionalita\s*:\s*(?:qualsiasi|qualunque|ogni|indifferente)\b/g, /\bnationality\s*:\s*any\b/g],
    exceptContracts: [],
  },
  {
    ground: 'appearance', validFrom: '2003-10-24', source: 'D.Lgs 276/2003 art. 10; L. 300/1970 art. 8',
    text: { it: 'un annuncio non può chiedere un aspetto fisico', en: 'an advertisement may not ask for a physical appearance' },
    patterns: [
      /\b(?:bella|bellissima|ottima|buona|gradevole|piacevole|curata)\s+presenza\b/, /\b(?:bell'|bel\s|buon\s|gradevole\s)aspetto\b/, /\baspetto\s+(?:fisico|gradevole|piacevole|attraente)\b/,
      /\baltezza\s+(?:minima|superiore|almeno|non inferiore)\b/, /\btaglia\s+(?:3[6-9]|4[0-9])\b/, /\b(?:foto|fotografia)\s+(?:a|in)\s+figura intera\b/,
      /\bgood[- ]looking\b/, /\b(?:good|pleasant|attractive|nice)\s+(?:physical\s+)?(?:appearance|looks)\b/, /\battractive\s+(?:person|candidate|girl|woman|man|lady)\b/, /\bminimum height\b/, /\bfull[- ]length photo/,
    ],
    allowed: [],
    exceptContracts: [],
  },
  {
    ground: 'family', validFrom: '2006-06-15', source: 'D.Lgs 198/2006 art. 27; D.Lgs 276/2003 art. 10',
    text: { it: 'un annuncio non può chiedere stato civile, famiglia o gravidanza', en: 'an advertisement may not ask for marital state, family or pregnancy' },
    patterns: [
      /\b(?:nubil[ei]|celib[ei])\b/, /\bsenza\s+(?:figli|prole|famiglia|(?:impegni|carichi|vincoli|legami)\s+(?:familiari|famigliari|di famiglia))\b/,
      /\bnon\s+(?:sposat|coniugat)[oaie]\b/, /\bstato civile\b/, /\bliber[oaie]\s+da\s+(?:impegni|vincoli|legami)\s+(?:familiari|famigliari)\b/, /\bnon in (?:gravidanza|stato interessante)\b/, /\bsingle\s+e\s+senza\b/,
      /\b(?:unmarried|childless)\b/, /\b(?:no|without)\s+(?:children|kids|family (?:commitments|obligations|ties))\b/, /\bmarital status\b/, /\bnot pregnant\b/, /\bmust be single\b/,
    ],
    allowed: [],
    exceptContracts: [],
  },
  {
    ground: 'health', validFrom: '2003-10-24', source: 'D.Lgs 276/2003 art. 10; D.Lgs 216/2003 art. 3; L. 68/1999',
    text: { it: 'un annuncio non può chiedere lo stato di salute né escludere chi ha una disabilità', en: 'an advertisement may not ask for a state of health nor exclude who has a disability' },
    patterns: [
      /\bsana (?:e robusta )?costituzione\b/, /\b(?:no|esclusi|non)\s+(?:invalidi|disabili|categorie protette)\b/, /\bin perfetta salute\b/, /\bbuono stato di salute\b/,
      /\b(?:no|not)\s+(?:disabled|disabilit(?:y|ies))\b/, /\bin (?:perfect|good) health\b/,
    ],
    allowed: [],
    exceptContracts: [],
  },
  {
    ground: 'belief', validFrom: '1970-06-11', source: 'L. 300/1970 art. 8; D.Lgs 276/2003 art. 10; D.Lgs 216/2003 art. 3',
    text: { it: 'un annuncio non può chiedere convinzioni, religione, opinioni o adesione a un sindacato', en: 'an advertisement may not ask for beliefs, religion, opinions or union membership' },
    patterns: [
      /\b(?:solo|esclusivamente|no|non|niente)\s+(?:cattolic|cristian|musulman|ebre|ate)[oaieis]*\b/, /\breligione\s*:/, /\b(?:no|non)\s+(?:iscritt[oaie] a(?:l|d un)? sindacat|sindacalizzat)/, /\borientamento sessuale\s*:/,
      /\b(?:only|no)\s+(?:catholics?|christians?|muslims?|jews?)\b/, /\breligion\s*:/, /\bno union members\b/, /\bsexual orientation\s*:/,
    ],
    allowed: [],
    exceptContracts: [],
  },
];
