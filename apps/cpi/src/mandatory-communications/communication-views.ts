import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { replacements } from './employment/decide-employment.js';
import type { MandatoryCommunicationEntity } from './mandatory-communication.entity.js';
import { EMPLOYMENT_OUTCOMES, type EmploymentOutcome, type MandatoryEmploymentEntity } from './mandatory-employment.entity.js';
import type { Communication } from './reading/communication.js';
import { COMMUNICATION_KINDS, communicationTypeOf, KIND_LABELS, type CommunicationKind } from './reading/kinds.js';
import type { CodeTables } from './rules/code-tables.js';
import { contractCodeOf } from './rules/contract-codes.js';
import { DEADLINES } from './rules/deadlines.js';
import type { Violation } from './rules/violation.js';

const OUTCOMES: Readonly<Record<EmploymentOutcome, Text>> = {
  told: { it: 'La rete conosce l’inserimento da questo ufficio.', en: 'The network knows the placement from this office.' },
  confirmed: { it: 'È l’inserimento che la rete conosceva già: confermato.', en: 'It is the placement that the network knew already: confirmed.' },
  'awaits-owner': { it: 'Viene da un invio accettato: si attende l’inserimento da chi ha l’offerta.', en: 'It comes from an accepted referral: the vacancy’s owner has still to tell the placement.' },
  others: { it: 'L’inserimento è di un altro membro, a cui spetta ritirarlo.', en: 'The placement is another member’s, who has to take it back.' },
  'no-longer-known': {
    it: 'La rete non conserva più l’inserimento: che cosa ne è stato non le è comunicato.', en: 'The network no longer keeps the placement: what became of it is not told.',
  },
  annulled: { it: 'L’assunzione è stata annullata.', en: 'The hire was annulled.' },
  'without-hire': { it: 'L’assunzione non è nota a questo ufficio.', en: 'This office does not know the hire.' },
  urgent: { it: 'Assunzione d’urgenza, ancora da completare.', en: 'An urgent hire, still to be completed.' },
  'no-placement': { it: 'Non è un rapporto di lavoro per la rete.', en: 'It is no employment to the network.' },
  'unknown-worker': { it: 'Il lavoratore non è un candidato di questo ufficio: resta qui.', en: 'The worker is no candidate of this office: it stays here.' },
  'not-shared': { it: 'Il profilo del lavoratore non è in rete: resta qui.', en: 'The worker’s profile is not on the network: it stays here.' },
  forgotten: { it: 'È passato il tempo per cui l’ufficio conserva i dati: sono stati cancellati.', en: 'The time for which the office keeps the data has passed: they have been erased.' },
  erased: { it: 'I dati del lavoratore sono stati cancellati.', en: 'The worker’s data have been erased.' },
};

/** By when it was due, and how late it is. */
export class DeadlineView {
  @ApiProperty()
  readonly rule!: string;

  @ApiProperty({ type: Object })
  readonly label!: Text;

  @ApiProperty()
  readonly source!: string;

  @ApiProperty({ format: 'date' })
  readonly dueOn!: string;

  @ApiProperty({ format: 'date' })
  readonly sentOn!: string;

  @ApiProperty()
  readonly late!: boolean;

  @ApiProperty({ description: 'Giorni di ritardo / Days late' })
  readonly daysLate!: number;
}

/** A communication in a list. */
export class CommunicationSummary {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Codice della comunicazione / Code of the communication' })
  readonly code!: string;

  @ApiProperty({ enum: ['unilav', 'unisomm', 'uniurg'] })
  readonly form!: string;

  @ApiProperty({ enum: COMMUNICATION_KINDS })
  readonly kind!: CommunicationKind;

  @ApiProperty({ type: Object })
  readonly kindLabel!: Text;

  @ApiProperty({ description: '01, 03, 04, 07, 08, 09' })
  readonly type!: string;

  @ApiProperty({ type: Object, nullable: true })
  readonly typeLabel!: Text | null;

  @ApiProperty({ type: String, nullable: true, description: 'Nome del lavoratore; null dopo la cancellazione / The worker’s name; null once erased' })
  readonly worker!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly employer!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly startDate!: string | null;

  @ApiProperty({ type: DeadlineView, nullable: true })
  readonly deadline!: DeadlineView | null;

  @ApiProperty({ format: 'date-time' })
  readonly receivedAt!: string;

  @ApiProperty({ description: 'Etichetta di chi l’ha consegnata / Label of who handed it in' })
  readonly receivedBy!: string;

  @ApiProperty({ enum: EMPLOYMENT_OUTCOMES, description: 'Che cosa ne è del rapporto sulla rete / What became of the employment on the network' })
  readonly outcome!: EmploymentOutcome;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Pseudonimo / Pseudonym' })
  readonly candidate!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly placement!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  readonly referral!: string | null;
}

/** A communication with all that was read, and all that became of it. */
export class CommunicationView extends CommunicationSummary {
  @ApiProperty({ type: Object, nullable: true, description: 'Quel che è stato letto / What was read' })
  readonly reading!: Communication | null;

  @ApiProperty({ type: Object, nullable: true })
  readonly contractLabel!: Text | null;

  @ApiProperty({ type: [Object], description: 'Quel che merita un secondo sguardo / What deserves a second look' })
  readonly warnings!: readonly Violation[];

  @ApiProperty({ format: 'uuid', description: 'Il rapporto di lavoro di cui parla / The employment that it tells of' })
  readonly employment!: string;

  @ApiProperty({ type: Object })
  readonly outcomeLabel!: Text;

  @ApiProperty({ type: String, nullable: true })
  readonly previousCode!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Codice della comunicazione che la rettifica, annulla o completa / Code of the communication that corrects, annuls or completes it' })
  readonly replacedBy!: string | null;
}

/** What came of handing a communication in. */
export class TakenView extends CommunicationView {
  @ApiProperty({ description: 'Era già stata accolta: non è stato fatto nulla / It had been taken before: nothing was done' })
  readonly repeated!: boolean;
}

/** A row of the list. */
export function toSummary(row: MandatoryCommunicationEntity, { outcome, person, placement, referral }: MandatoryEmploymentEntity): CommunicationSummary {
  const { id, code, form, kind, type, reading, startDate, receivedAt, receivedBy } = row;
  return {
    id, code, form, kind, kindLabel: KIND_LABELS[kind], type, typeLabel: communicationTypeOf(type)?.label ?? null,
    worker: reading && `${reading.worker.lastName} ${reading.worker.firstName}`, employer: reading && reading.employer.name, startDate,
    deadline: deadlineOf(row), receivedAt: receivedAt.toISOString(), receivedBy, outcome, candidate: person, placement, referral,
  };
}

/** @param others the other communications of its employment */
export function toView(row: MandatoryCommunicationEntity, employment: MandatoryEmploymentEntity, others: readonly MandatoryCommunicationEntity[], { contracts }: CodeTables): CommunicationView {
  const { kind, contract, change } = row.reading ?? {};
  const replaced = replacements(others.map((other) => ({ code: other.code, type: other.type, ...(other.previousCode ? { previous: other.previousCode } : {}) })));
  return {
    ...toSummary(row, employment),
    reading: row.reading, contractLabel: contract?.code === undefined ? null : contractCodeOf(contracts, { kind, code: contract.code, startDate: contract.startDate ?? '', changedOn: change?.date })?.label ?? null,
    warnings: row.warnings, employment: employment.id, outcomeLabel: OUTCOMES[employment.outcome], previousCode: row.previousCode, replacedBy: replaced.get(row.code) ?? null,
  };
}

function deadlineOf({ dueOn, deadlineRule, daysLate, sentOn }: MandatoryCommunicationEntity): DeadlineView | null {
  const rule = DEADLINES.find(({ id }) => id === deadlineRule);
  return rule && dueOn ? { rule: rule.id, label: rule.label, source: rule.source, dueOn, sentOn, late: daysLate > 0, daysLate } : null;
}
