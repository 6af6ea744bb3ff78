import type { Text } from '@filiera/contracts';
import { UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ESCO_GROUPS, ESCO_OCCUPATIONS } from './data/starter.js';
import { vocabularyEntryNotFound } from './vocabulary-errors.js';
import { wordsOf } from './folded-words.js';

/** A concept with its labels; where one language has none, the other's stands in. */
export interface LabelledConcept {
  readonly uri: string;
  readonly label: Text;
}

export interface FoundOccupation extends LabelledConcept {
  readonly isco: string;
}

export interface FoundSkill extends LabelledConcept {
  readonly kind: 'skill' | 'knowledge';
}

/** An occupation with the skills that it asks for. */
export interface OccupationWithSkills extends FoundOccupation {
  readonly group: Text | null;
  readonly essential: readonly FoundSkill[];
  readonly optional: readonly FoundSkill[];
}

/** An ISCO group with its occupations. */
export interface OccupationGroup {
  readonly isco: string;
  readonly label: Text | null;
  readonly occupations: readonly FoundOccupation[];
}

interface LabelRow { readonly uri: string; readonly it: string | null; readonly en: string | null }

/** Italian and English labels of `c.uri`; a language that is missing is filled from the other, then from any. */
const LABELS = `
  (SELECT preferred FROM vocabulary_label l WHERE l.uri = c.uri AND l.language = 'it') AS it,
  (SELECT preferred FROM vocabulary_label l WHERE l.uri = c.uri ORDER BY l.language = 'en' DESC, l.language LIMIT 1) AS en`;

/** ESCO as this node has it: finds occupations and skills by words, and what hangs on them. */
@Injectable()
export class Vocabulary {
  constructor(private readonly work: UnitOfWork) {}

  /** Occupations whose labels, in any language, have words that begin so; the nearest to the text first. */
  occupations(text: string, limit = 20): Promise<FoundOccupation[]> {
    return this.search<LabelRow & { isco: string }>('vocabulary_occupation', 'c.isco', text, limit)
      .then((rows) => rows.map((row) => ({ ...labelled(row), isco: row.isco })));
  }

  /** Skills, in the same way. */
  skills(text: string, limit = 20): Promise<FoundSkill[]> {
    return this.search<LabelRow & { knowledge: boolean }>('vocabulary_skill', 'c.knowledge', text, limit).then((rows) => rows.map(toSkill));
  }

  /**
   * An occupation with its skills, by its ESCO URI or the last part of it.
   * @throws NotFound
   */
  occupation(id: string): Promise<OccupationWithSkills> {
    const uri = id.startsWith(ESCO_OCCUPATIONS) ? id : ESCO_OCCUPATIONS + id;
    return this.work.read(async (tx) => {
      const [occupation] = await tx.query<(LabelRow & { isco: string })[]>(`SELECT c.uri, c.isco, ${LABELS} FROM vocabulary_occupation c WHERE c.uri = $1`, [uri]);
      if (occupation === undefined) throw vocabularyEntryNotFound();
      const skills = await tx.query<(LabelRow & { knowledge: boolean; essential: boolean })[]>(
        `SELECT c.uri, c.knowledge, r.essential, ${LABELS} FROM vocabulary_relation r JOIN vocabulary_skill c ON c.uri = r.skill WHERE r.occupation = $1 ORDER BY it, en`, [uri]);
      return {
        ...labelled(occupation),
        isco: occupation.isco,
        group: (await this.groupLabel(occupation.isco, tx)) ?? null,
        essential: skills.filter((skill) => skill.essential).map(toSkill),
        optional: skills.filter((skill) => !skill.essential).map(toSkill),
      };
    });
  }

  /**
   * The occupations of an ISCO group of one to four digits.
   * @throws NotFound when there is none
   */
  group(isco: string): Promise<OccupationGroup> {
    return this.work.read(async (tx) => {
      const rows = await tx.query<(LabelRow & { isco: string })[]>(
        `SELECT c.uri, c.isco, ${LABELS} FROM vocabulary_occupation c WHERE c.isco LIKE $1 || '%' ORDER BY c.isco, it, en LIMIT 500`, [isco]);
      if (rows.length === 0) throw vocabularyEntryNotFound();
      return { isco, label: (await this.groupLabel(isco, tx)) ?? null, occupations: rows.map((row) => ({ ...labelled(row), isco: row.isco })) };
    });
  }

  /** A skill by its URI; undefined when this node doesn't have it. */
  skill(uri: string): Promise<FoundSkill | undefined> {
    return this.work.read(async (tx) => {
      const [row] = await tx.query<(LabelRow & { knowledge: boolean })[]>(`SELECT c.uri, c.knowledge, ${LABELS} FROM vocabulary_skill c WHERE c.uri = $1`, [uri]);
      return row && toSkill(row);
    });
  }

  /** ISCO group of an occupation; undefined when this node doesn't have it. */
  iscoOf(uri: string): Promise<string | undefined> {
    return this.work.read(async (tx) => (await tx.query<{ isco: string }[]>('SELECT isco FROM vocabulary_occupation WHERE uri = $1', [uri]))[0]?.isco);
  }

  /** Labels of many concepts at once; those that this node doesn't have are left out. */
  labelsOf(uris: readonly string[]): Promise<Map<string, Text>> {
    if (uris.length === 0) return Promise.resolve(new Map());
    return this.work.read(async (tx) => {
      const rows = await tx.query<LabelRow[]>(`SELECT c.uri, ${LABELS} FROM unnest($1::text[]) AS c (uri)`, [[...new Set(uris)]]);
      return new Map(rows.filter((row) => row.it !== null || row.en !== null).map((row) => [row.uri, labelled(row).label]));
    });
  }

  private async groupLabel(isco: string, tx: Transaction): Promise<Text | undefined> {
    const [row] = await tx.query<LabelRow[]>(`SELECT c.uri, ${LABELS} FROM (SELECT $1::text AS uri) c`, [ESCO_GROUPS + isco]);
    return row?.en || row?.it ? labelled(row).label : undefined;
  }

  /** Every word of the text must begin a word of one label; a label that begins with the text comes first, then the shorter one. */
  private async search<Row>(table: string, column: string, text: string, limit: number): Promise<Row[]> {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const prefix = words.map((word) => `${word}:*`).join(' & ');
    return this.work.read((tx) => tx.query<Row[]>(
      `SELECT c.uri, ${column}, ${LABELS}
       FROM (SELECT c.*, min(CASE WHEN l.words = $2 THEN 0 WHEN starts_with(l.words, $2) THEN 1 ELSE 2 END) AS rank, min(length(l.preferred)) AS length
             FROM ${table} c JOIN vocabulary_label l ON l.uri = c.uri WHERE l.terms @@ to_tsquery('simple', $1) GROUP BY c.uri) c
       ORDER BY c.rank, c.length, it, c.uri LIMIT $3`,
      [prefix, words.join(' '), limit]));
  }
}

function labelled(row: LabelRow): LabelledConcept {
  const it = row.it ?? row.en ?? row.uri;
  return { uri: row.uri, label: { it, en: row.en ?? it } };
}

function toSkill(row: LabelRow & { knowledge: boolean }): FoundSkill {
  return { ...labelled(row), kind: row.knowledge ? 'knowledge' : 'skill' };
}
