/** Mandatory communications of plainly made-up people and firms, as the ministry's forms write them. */

type Attributes = Readonly<Record<string, string | undefined>>;

/** What a test says of a communication; the rest is a hire without faults. */
export interface CommunicationParts {
  readonly root?: Attributes;
  readonly type?: string;
  readonly previous?: string;
  readonly employer?: Attributes;
  readonly publicBody?: string;
  readonly workplace?: string;
  readonly worker?: { readonly taxCode: unknown; readonly firstName: unknown; readonly lastName: unknown; readonly birthDate?: unknown };
  readonly birthplace?: string;
  readonly education?: string;
  readonly contract?: Attributes;
  readonly hours?: Attributes;
  readonly qualification?: string;
  readonly pay?: string;
  readonly pat?: string;
  readonly internship?: string;
  /** An element that tells of a change, with its attributes; the contract is then inside. */
  readonly change?: readonly [element: string, attributes: Attributes];
}

/** Eleven digits with their check digit: a firm that does not exist. */
export const EXAMPLE_FIRM = '00000000018';
const SOMEBODY = { taxCode: 'SMPPSN80A01E506P', firstName: 'Persona', lastName: 'Esempio', birthDate: '1980-01-01' };

/** A UniLav document. */
export function unilav(parts: CommunicationParts = {}): string {
  const { change } = parts;
  const contract = (name: string): string => element(name, { dataInizio: '2026-12-01', dataFine: '2027-05-31', TipologiaContrattuale: 'A.02.00', entePrevidenziale: '01', socioLavoratore: 'NO', lavoroStagionale: 'NO', ...parts.contract }, work(parts));
  return document('UniLav', 'http://servizi.lavoro.gov.it/unilav', parts, `
  ${firm('DatoreLavoro', { codiceFiscale: EXAMPLE_FIRM, denominazione: 'Impianti Esempio S.r.l.', ...parts.employer }, parts)}
  ${workerOf(parts)}
  ${change ? element(change[0], change[1], contract('Contratto')) : contract('InizioRapporto')}
  ${parts.internship ? `<Tirocinio categoriaTirocinante="${parts.internship}"/>` : ''}`);
}

/** A UniSomm document: the agency, its worker, and the firm that uses them. */
export function unisomm(parts: CommunicationParts = {}): string {
  const [name, attributes] = parts.change ?? ['Inizio', {}];
  const agency = { dataInizioSomm: '2026-12-01', dataFineSomm: '2027-05-31', TipologiaContrattuale: 'A.02.00', entePrevidenziale: '01', ...parts.contract };
  return document('UniSomm', 'http://servizi.lavoro.gov.it/unisomm', parts, `
  <AgenziaSomministrazione codiceFiscale="00000000026" denominazione="Agenzia Esempio S.p.A." numeroIscrizioneAlbo="0001">
    <SedeLegale><Comune>E506</Comune></SedeLegale><SedeLavoro><Comune>E506</Comune></SedeLavoro>
    ${element('RapportoAgenziaSomm', agency, '')}
  </AgenziaSomministrazione>
  ${workerOf(parts)}
  <DittaUtilizzatrice codiceFiscale="${EXAMPLE_FIRM}" denominazione="Impianti Esempio S.r.l.">
    <SedeLavoro><Comune>${parts.workplace ?? 'E506'}</Comune></SedeLavoro><PubblicaAmministrazione>NO</PubblicaAmministrazione>
    <InizioContratto>${element(name, { dataInizioMissione: '2026-12-01', dataFineMissione: '2027-05-31', ...attributes }, work(parts))}</InizioContratto>
  </DittaUtilizzatrice>`);
}

/** A UniUrg document: who starts when, and nothing more. */
export function uniurg(parts: CommunicationParts = {}): string {
  return document('UniUrg', 'http://servizi.lavoro.gov.it/uniurg', parts, `
  ${firm('DatoreLavoro', { codiceFiscale: EXAMPLE_FIRM, denominazione: 'Impianti Esempio S.r.l.', ...parts.employer }, parts)}
  ${workerOf(parts)}
  ${element('InizioRapporto', { dataInizio: '2026-12-01', ...parts.contract }, '')}`);
}

function document(name: string, namespace: string, { root, type = '01', previous }: CommunicationParts, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
${element(name, { xmlns: namespace, codiceComunicazione: '1600026200000001', dataInvio: '2026-11-27T10:00:00', versione: 'CO240501', assunzioneForzaMaggiore: 'NO', ...root }, `${content}
  ${element('TipoComunicazione', { codice: type, codiceComunicazionePrecedente: previous }, '')}
`)}`;
}

function firm(name: string, attributes: Attributes, { publicBody = 'NO', workplace = 'E506' }: CommunicationParts): string {
  return element(name, attributes, `
    <SedeLegale><Comune>E506</Comune><cap>73100</cap><Indirizzo>Via Esempio 1</Indirizzo></SedeLegale>
    <SedeLavoro><Comune>${workplace}</Comune><cap>73100</cap><Indirizzo>Via Esempio 1</Indirizzo></SedeLavoro>
    <Settore>43.21.01</Settore><PubblicaAmministrazione>${publicBody}</PubblicaAmministrazione>
  `);
}

function workerOf({ worker = SOMEBODY, birthplace = 'E506', education = '40' }: CommunicationParts): string {
  return `<Lavoratore>
    <AnagraficaCompleta>
      <cognome>${String(worker.lastName)}</cognome><nome>${String(worker.firstName)}</nome><codice-fiscale>${String(worker.taxCode)}</codice-fiscale><cittadinanza>000</cittadinanza><sesso>M</sesso>
      <nascita><comune>${birthplace}</comune>${worker.birthDate === undefined ? '' : `<data>${String(worker.birthDate)}</data>`}</nascita>
    </AnagraficaCompleta>
    <LivelloIstruzione>${education}</LivelloIstruzione>
  </Lavoratore>`;
}

function work({ hours = { codice: 'F', oreSettimanaliMedie: '40' }, qualification = '6.1.3.7.0', pay = '21000.00', pat = '12345678' }: CommunicationParts): string {
  return `
    <ccnl>042</ccnl><livelloInquadramento>3</livelloInquadramento>${element('tipoOrario', hours, '')}
    <qualificaProfessionale>${qualification}</qualificaProfessionale><RetribuzioneCompenso>${pay}</RetribuzioneCompenso><PatINAIL>${pat}</PatINAIL>
  `;
}

function element(name: string, attributes: Attributes, content: string): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${value}"`)).join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
