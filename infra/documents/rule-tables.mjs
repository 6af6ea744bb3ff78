import { CRISIS_THRESHOLDS } from '../../libs/contracts/dist/network/crisis-thresholds.js';
import { VACANCY_VALIDITY } from '../../libs/contracts/dist/vacancy/vacancy-validity.js';
import * as apprenticeAges from '../../libs/exchange/dist/internships/apprenticeships/apprentice-ages.js';
import * as apprenticeships from '../../libs/exchange/dist/internships/apprenticeships/apprenticeship-rules.js';
import * as internshipMonths from '../../libs/exchange/dist/internships/duration-limits.js';
import * as oncePerHost from '../../libs/exchange/dist/internships/once-per-host.js';
import * as suspensions from '../../libs/exchange/dist/internships/suspension-rules.js';
import * as contractEnds from '../../libs/exchange/dist/placements/contract-ends.js';
import { DUTIES } from '../../libs/exchange/dist/vacancies/check-advertisement.js';
import { FORBIDDEN_WORDING } from '../../libs/exchange/dist/vacancies/forbidden-wording.js';
import * as missions from '../../apps/agency/dist/missions/mission-limits.js';
import { CONSEQUENCE_RULES } from '../../apps/cpi/dist/appointments/consequence-rules.js';
import * as declarations from '../../apps/cpi/dist/availability-declarations/declaration-rules.js';
import { STANDARDS } from '../../apps/cpi/dist/delivered-standards/standard-rules.js';
import { WINDOWS } from '../../apps/cpi/dist/mandatory-communications/employment/reconciliation-windows.js';
import { COMMUNICATION_TYPES } from '../../apps/cpi/dist/mandatory-communications/reading/kinds.js';
import { CONTRACT_CODES } from '../../apps/cpi/dist/mandatory-communications/rules/contract-codes.js';
import { DEADLINES } from '../../apps/cpi/dist/mandatory-communications/rules/deadlines.js';
import { REASON_LIMITS } from '../../apps/cpi/dist/mandatory-communications/rules/reason-limits.js';
import { PROFILING_RULES } from '../../apps/cpi/dist/profilings/profiling-rules.js';
import { LIST_RULES } from '../../apps/cpi/dist/targeted-placement-lists/list-rules.js';
import * as quotas from '../../apps/cpi/dist/targeted-placement/quota-rules.js';
import * as schoolWork from '../../apps/school/dist/school-work/hours-minimum.js';
import { SMALLEST } from '../../apps/university/dist/outcomes/suppress-small-cells.js';

const EXCHANGE = 'libs/exchange/src';
const OFFICE = 'apps/cpi/src';
const COMMUNICATIONS = `${OFFICE}/mandatory-communications`;

/** Rows of several tables, each with the key that it is found under there. */
const keyed = (name, tables) => Object.entries(tables).flatMap(([key, rows]) => rows.map((row) => ({ [name]: key, ...row })));

/** The dated tables that the programs decide by, by whose work they bind; `file` is where a row is changed, `setting` where an organisation adds its own in `node.yml`. */
export const RULE_TABLES = [
  {
    it: 'Offerte', en: 'Vacancies', tables: [
      { it: 'Che cosa deve mostrare un annuncio', en: 'What an advertisement must show', file: `${EXCHANGE}/vacancies/check-advertisement.ts`, rows: DUTIES },
      { it: 'Che cosa un annuncio non può chiedere', en: 'What an advertisement may not ask', file: `${EXCHANGE}/vacancies/forbidden-wording.ts`, rows: FORBIDDEN_WORDING },
      { it: 'Per quanti giorni un’offerta resta aperta', en: 'For how many days a vacancy stays open', file: 'libs/contracts/src/vacancy/vacancy-validity.ts', rows: VACANCY_VALIDITY.map(({ from, ...row }) => ({ validFrom: from, ...row })) },
    ],
  },
  {
    it: 'Rapporti di lavoro', en: 'Employment', tables: [
      { it: 'Durata massima, oltre la quale si avvisa', en: 'Longest duration, beyond which there is a warning', file: `${EXCHANGE}/placements/contract-ends.ts`, rows: contractEnds.LIMITS },
      { it: 'Durata oltre la quale serve una causale', en: 'Duration beyond which a reason is needed', file: `${COMMUNICATIONS}/rules/reason-limits.ts`, rows: REASON_LIMITS },
      { it: 'Missioni in somministrazione', en: 'Missions of agency work', file: 'apps/agency/src/missions/mission-limits.ts', setting: 'work.missions.limits', rows: missions.LIMITS },
    ],
  },
  {
    it: 'Comunicazioni obbligatorie', en: 'Mandatory communications', tables: [
      { it: 'Scadenze', en: 'Deadlines', file: `${COMMUNICATIONS}/rules/deadlines.ts`, rows: DEADLINES },
      { it: 'Tipologie contrattuali', en: 'Contract codes', file: `${COMMUNICATIONS}/rules/contract-codes.ts`, setting: 'work.mandatoryCommunications.contractCodes', rows: CONTRACT_CODES },
      { it: 'Tipi di comunicazione', en: 'Types of communication', file: `${COMMUNICATIONS}/reading/kinds.ts`, rows: COMMUNICATION_TYPES },
      { it: 'Riscontro con ciò che la rete sa già, in giorni', en: 'Reconciliation with what the network knows, in days', file: `${COMMUNICATIONS}/employment/reconciliation-windows.ts`, rows: WINDOWS },
    ],
  },
  {
    it: 'Tirocini e apprendistato', en: 'Internships and apprenticeships', tables: [
      { it: 'Durata massima del tirocinio, in mesi', en: 'Longest internship, in months', file: `${EXCHANGE}/internships/duration-limits.ts`, rows: keyed('category', internshipMonths.LONGEST) },
      { it: 'Durata minima del tirocinio, in mesi', en: 'Shortest internship, in months', file: `${EXCHANGE}/internships/duration-limits.ts`, rows: keyed('host', internshipMonths.SHORTEST) },
      { it: 'Sospensioni, in giorni', en: 'Suspensions, in days', file: `${EXCHANGE}/internships/suspension-rules.ts`, rows: suspensions.RULES },
      { it: 'Quante volte presso lo stesso ospitante', en: 'How often at the same host', file: `${EXCHANGE}/internships/once-per-host.ts`, rows: oncePerHost.RULES },
      { it: 'Età degli apprendisti', en: 'Ages of apprentices', file: `${EXCHANGE}/internships/apprenticeships/apprentice-ages.ts`, rows: apprenticeAges.AGES },
      { it: 'Età degli apprendisti, prassi regionale', en: 'Ages of apprentices, practice of some Regions', file: `${EXCHANGE}/internships/apprenticeships/apprentice-ages.ts`, rows: apprenticeAges.REGIONAL },
      { it: 'Formazione degli apprendisti', en: 'Training of apprentices', file: `${EXCHANGE}/internships/apprenticeships/apprenticeship-rules.ts`, rows: apprenticeships.TRAININGS },
      { it: 'Durata minima dell’apprendistato, in mesi', en: 'Shortest apprenticeship, in months', file: `${EXCHANGE}/internships/apprenticeships/apprenticeship-rules.ts`, rows: apprenticeships.SHORTEST },
    ],
  },
  {
    it: 'Scuola e università', en: 'School and university', tables: [
      { it: 'Ore minime di formazione scuola-lavoro', en: 'Least hours of school-work training', file: 'apps/school/src/school-work/hours-minimum.ts', rows: schoolWork.MINIMA },
      { it: 'Come si chiama', en: 'What it is called', file: 'apps/school/src/school-work/hours-minimum.ts', rows: schoolWork.NAMES },
      { it: 'Ore massime in un giorno', en: 'Most hours on a day', file: 'apps/school/src/school-work/hours-minimum.ts', rows: schoolWork.DAILY },
      { it: 'Ore massime in una settimana', en: 'Most hours in a week', file: 'apps/school/src/school-work/hours-minimum.ts', rows: schoolWork.WEEKLY },
      { it: 'Esiti occupazionali: sotto quante persone un numero non si dice', en: 'Outcomes: below how many people a number is not told', file: 'apps/university/src/outcomes/suppress-small-cells.ts', rows: SMALLEST },
    ],
  },
  {
    it: 'Servizi alle persone', en: 'Services to people', tables: [
      { it: 'Entro quando la persona contatta il centro', en: 'By when a person contacts the office', file: `${OFFICE}/availability-declarations/declaration-rules.ts`, rows: keyed('benefit', declarations.CONTACT_RULES) },
      { it: 'Entro quando il centro convoca', en: 'By when the office summons', file: `${OFFICE}/availability-declarations/declaration-rules.ts`, setting: 'work.availabilityDeclarations.summons', rows: declarations.SUMMONS_RULES },
      { it: 'Sospensione dello stato di disoccupazione', en: 'Suspension of the state of unemployment', file: `${OFFICE}/availability-declarations/declaration-rules.ts`, rows: declarations.SUSPENSION_RULES },
      { it: 'Conseguenze delle assenze', en: 'Consequences of absences', file: `${OFFICE}/appointments/consequence-rules.ts`, rows: CONSEQUENCE_RULES },
      { it: 'Profilazione', en: 'Profiling', file: `${OFFICE}/profilings/profiling-rules.ts`, rows: PROFILING_RULES },
      { it: 'Livelli essenziali delle prestazioni (LEP)', en: 'Essential levels of service', file: `${OFFICE}/delivered-standards/standard-rules.ts`, setting: 'work.deliveredStandards.standards', rows: STANDARDS },
    ],
  },
  {
    it: 'Collocamento mirato', en: 'Targeted placement', tables: [
      { it: 'Quota di persone con disabilità', en: 'Quota of people with disabilities', file: `${OFFICE}/targeted-placement/quota-rules.ts`, rows: quotas.DISABILITY_QUOTAS },
      { it: 'Altre categorie protette', en: 'Other protected people', file: `${OFFICE}/targeted-placement/quota-rules.ts`, rows: quotas.PROTECTED_QUOTAS },
      { it: 'Esonero parziale', en: 'Partial exemption', file: `${OFFICE}/targeted-placement/quota-rules.ts`, setting: 'work.targetedPlacement.exemptions', rows: quotas.EXEMPTIONS },
      { it: 'Prospetto informativo', en: 'Statement', file: `${OFFICE}/targeted-placement/quota-rules.ts`, rows: quotas.STATEMENT_DAYS },
      { it: 'Richiesta di assunzione', en: 'Hiring', file: `${OFFICE}/targeted-placement/quota-rules.ts`, rows: quotas.HIRING_TERMS },
      { it: 'Elenchi delle persone', en: 'Lists of people', file: `${OFFICE}/targeted-placement-lists/list-rules.ts`, rows: LIST_RULES },
    ],
  },
  {
    it: 'Crisi d’impresa', en: 'Crises of firms', tables: [
      { it: 'Da quante persone si annuncia alla rete', en: 'From how many people on it is announced to the network', file: 'libs/contracts/src/network/crisis-thresholds.ts', rows: CRISIS_THRESHOLDS },
    ],
  },
];
