import { UnitOfWork } from '@filiera/member-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { STARTER_GROUPS } from './data/starter-groups.js';
import { STARTER_OCCUPATIONS } from './data/starter-occupations.js';
import { STARTER_SKILLS } from './data/starter-skills.js';
import { ESCO_GROUPS, ESCO_OCCUPATIONS, ESCO_SKILLS } from './data/starter.js';
import { foldedWords } from './folded-words.js';
import { GROUP, LABEL, OCCUPATION, RELATION, SKILL, upsert, type VocabularyRow } from './vocabulary-tables.js';

/** Gives a new node the starter vocabulary; a node that has one, or has imported ESCO, keeps what it has. */
@Injectable()
export class LoadStarterVocabulary implements OnModuleInit {
  constructor(private readonly work: UnitOfWork) {}

  async onModuleInit(): Promise<void> {
    await this.work.run(async (tx) => {
      const [{ empty }] = await tx.query<[{ empty: boolean }]>('SELECT NOT EXISTS (SELECT FROM vocabulary_occupation) AS empty');
      if (!empty) return;
      const labels: VocabularyRow[] = [];
      const label = (uri: string, english: string, italian: string): void => {
        labels.push({ uri, language: 'en', preferred: english, description: null, words: foldedWords(english) });
        labels.push({ uri, language: 'it', preferred: italian, description: null, words: foldedWords(italian) });
      };
      const skills = STARTER_SKILLS.map(([id, knowledge, english, italian]) => {
        label(ESCO_SKILLS + id, english, italian);
        return { uri: ESCO_SKILLS + id, knowledge, reuse: null };
      });
      const groups = STARTER_GROUPS.map(([code, english, italian]) => {
        label(ESCO_GROUPS + code, english, italian);
        return { uri: ESCO_GROUPS + code, code };
      });
      const relations: VocabularyRow[] = [];
      const occupations = STARTER_OCCUPATIONS.map(([id, isco, english, italian, essential, optional]) => {
        const uri = ESCO_OCCUPATIONS + id;
        label(uri, english, italian);
        for (const at of essential) relations.push({ occupation: uri, skill: skills[at]!.uri, essential: true });
        for (const at of optional) relations.push({ occupation: uri, skill: skills[at]!.uri, essential: false });
        return { uri, isco };
      });
      await upsert(OCCUPATION, occupations, tx);
      await upsert(SKILL, skills, tx);
      await upsert(GROUP, groups, tx);
      await upsert(LABEL, labels, tx);
      await upsert(RELATION, relations, tx);
    });
  }
}
