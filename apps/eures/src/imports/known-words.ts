import { Territory, Vocabulary } from '@filiera/exchange';
import { Injectable } from '@nestjs/common';
import { allInside, type PositionOpening } from '../reading/position-opening.js';
import type { KnownWords } from '../reading/to-vacancy.js';

const ESCO_OCCUPATION = /^http:\/\/data\.europa\.eu\/esco\/occupation\//;

/** What the node's vocabulary and territory know of the words in some documents, read once for all of them. */
@Injectable()
export class ReadWords {
  constructor(private readonly vocabulary: Vocabulary, private readonly territory: Territory) {}

  async of(documents: readonly PositionOpening[]): Promise<KnownWords> {
    const occupations = new Set(documents.flatMap(({ profile }) => allInside(profile, 'JobCategoryCode').map(({ text }) => text).filter((text) => ESCO_OCCUPATION.test(text))));
    const iscos = new Map<string, string>();
    const skills = new Map<string, readonly string[]>();
    for (const uri of occupations) {
      const isco = await this.vocabulary.iscoOf(uri);
      if (isco === undefined) continue;
      iscos.set(uri, isco);
      skills.set(uri, (await this.vocabulary.occupation(uri)).essential.map((skill) => skill.uri));
    }
    return {
      iscoOf: (esco) => iscos.get(esco),
      skillsOf: (esco) => skills.get(esco) ?? [],
      municipalityOf: (name) => {
        const named = this.territory.search(name, 2).filter((municipality) => municipality.name.localeCompare(name, 'it', { sensitivity: 'base' }) === 0);
        return named.length === 1 ? named[0]!.istat : undefined;
      },
    };
  }
}
