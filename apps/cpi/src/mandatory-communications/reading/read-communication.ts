import { at, decodeXml, readXml, UnreadableXml, type XmlElement } from '@filiera/exchange';
import type { CommunicationForm } from './kinds.js';
import { FieldsOf } from './fields-of.js';
import type { Told, ToldCommunication, ToldFirm } from './told.js';
import { eventOf, type FoundEvent } from './event-of.js';

/** The largest communications have some ten thousand characters. */
export const MAX_COMMUNICATION_CHARACTERS = 256 * 1024;

const FORMS: Readonly<Record<string, CommunicationForm>> = { UniLav: 'unilav', UniSomm: 'unisomm', UniUrg: 'uniurg' };

/**
 * Reads a communication: every field with its place, none of them believed yet.
 * @throws UnreadableXml when it is no XML that is taken, or none of the three documents
 */
export function readCommunication(bytes: Uint8Array): ToldCommunication {
  const root = readXml(decodeXml(bytes), MAX_COMMUNICATION_CHARACTERS);
  const form = Object.hasOwn(FORMS, root.name) ? FORMS[root.name]! : undefined;
  if (form === undefined) {
    throw new UnreadableXml(root, { it: 'la radice non è UniLav, UniSomm o UniUrg', en: 'the root is not UniLav, UniSomm or UniUrg' });
  }
  const fields = new FieldsOf(root);
  const event = eventOf(root, form);
  return {
    form,
    kind: event.kind,
    event: event.told,
    code: fields.attribute(root, '', 'codiceComunicazione'),
    type: typeOf(root, fields),
    previous: fields.attribute(at(root, 'TipoComunicazione') ?? root, 'TipoComunicazione', 'codiceComunicazionePrecedente'),
    sentAt: fields.attribute(root, '', 'dataInvio'),
    forceMajeure: fields.attribute(root, '', 'assunzioneForzaMaggiore'),
    employer: firmOf(root, form === 'unisomm' ? 'AgenziaSomministrazione' : 'DatoreLavoro', fields),
    user: form === 'unisomm' ? firmOf(root, 'DittaUtilizzatrice', fields) : undefined,
    worker: workerOf(root, fields),
    contract: contractOf(root, form, event, fields),
    change: changeOf(event, fields),
    internshipCategory: fields.attribute(at(root, 'Tirocinio'), 'Tirocinio', 'categoriaTirocinante'),
    fields: fields.all,
  };
}

/** The code of the type is an attribute or the text of its element. */
function typeOf(root: XmlElement, fields: FieldsOf): Told {
  const element = at(root, 'TipoComunicazione');
  return element && 'codice' in element.attributes ? fields.attribute(element, 'TipoComunicazione', 'codice') : fields.text(root, '', 'TipoComunicazione');
}

function firmOf(root: XmlElement, name: string, fields: FieldsOf): ToldFirm {
  const firm = at(root, name);
  return {
    taxCode: fields.attribute(firm, name, 'codiceFiscale'),
    name: fields.attribute(firm, name, 'denominazione'),
    sector: fields.text(firm, name, 'Settore'),
    publicBody: fields.text(firm, name, 'PubblicaAmministrazione'),
    legalSeat: fields.text(firm, name, 'SedeLegale', 'Comune'),
    workplace: fields.text(firm, name, 'SedeLavoro', 'Comune'),
  };
}

function workerOf(root: XmlElement, fields: FieldsOf): ToldCommunication['worker'] {
  const worker = at(root, 'Lavoratore');
  const person = (...path: string[]): Told => fields.text(worker, 'Lavoratore', 'AnagraficaCompleta', ...path);
  return {
    taxCode: person('codice-fiscale'), firstName: person('nome'), lastName: person('cognome'),
    birthDate: person('nascita', 'data'), birthplace: person('nascita', 'comune'),
    education: fields.text(worker, 'Lavoratore', 'LivelloIstruzione'),
  };
}

/** Agency work has its dates at the agency and at the mission, and the rest at the mission alone: it is the mission's days that are worked. */
function contractOf(root: XmlElement, form: CommunicationForm, { element, path, contract, contractPath }: FoundEvent, fields: FieldsOf): ToldCommunication['contract'] {
  const common = {
    hoursCode: fields.childAttribute(contract, contractPath, 'tipoOrario', 'codice'),
    weeklyHours: fields.childAttribute(contract, contractPath, 'tipoOrario', 'oreSettimanaliMedie', 'oreSettimaniliMedie'),
    qualification: fields.text(contract, contractPath, 'qualificaProfessionale'),
    pay: fields.text(contract, contractPath, 'RetribuzioneCompenso'),
    pat: fields.text(contract, contractPath, 'PatINAIL'),
    collectiveAgreement: fields.text(contract, contractPath, 'ccnl'),
  };
  const dates = (from: XmlElement | undefined, where: string, start: string, end: string) => ({
    startDate: fields.attribute(from, where, start), endDate: fields.attribute(from, where, end),
  });
  const rest = (from: XmlElement | undefined, where: string) => ({
    code: fields.attribute(from, where, 'TipologiaContrattuale'), trainingEnd: fields.attribute(from, where, 'dataFinePeriodoFormativo'),
    seasonal: fields.attribute(from, where, 'lavoroStagionale'), mobility: fields.attribute(from, where, 'lavInMobilita'),
  });
  if (form !== 'unisomm') {
    const whole = dates(contract, contractPath, 'dataInizio', 'dataFine');
    return { ...common, ...whole, employmentEnd: whole.endDate, ...rest(contract, contractPath) };
  }
  const agency = at(root, 'AgenziaSomministrazione', 'RapportoAgenziaSomm');
  const agencyPath = 'AgenziaSomministrazione/RapportoAgenziaSomm';
  const employment = dates(agency, agencyPath, 'dataInizioSomm', 'dataFineSomm');
  const told = element !== undefined && 'dataInizioMissione' in element.attributes ? dates(element, path, 'dataInizioMissione', 'dataFineMissione') : employment;
  return { ...common, ...rest(agency, agencyPath), ...told, employmentEnd: employment.endDate };
}

function changeOf({ element, path }: FoundEvent, fields: FieldsOf): ToldCommunication['change'] {
  return {
    date: fields.attribute(element, path, 'dataTrasformazione', 'dataTrasferimento', 'dataCessazione', 'dataVariazione'),
    newEnd: fields.attribute(element, path, 'dataFineProroga'),
    cause: fields.attribute(element, path, 'codiceCausa', 'codiceTrasformazione', 'codiceTrasferimento'),
  };
}
