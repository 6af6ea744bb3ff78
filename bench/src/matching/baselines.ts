/** Ranks documents (sets of skills) for a query (a set of skills): the ids of the best, the best first. */
export type Ranker = (query: readonly string[], limit: number) => number[];

interface Posting { readonly document: number; readonly weight: number }

/** BM25's usual parameters (Robertson and Zaragoza 2009). */
const K1 = 1.2;
const B = 0.75;

/** How many skills are in common. */
export function overlap(documents: readonly (readonly string[])[]): Ranker {
  return ranker(documents, () => 1, () => 1);
}

/** Cosine of TF-IDF vectors; every skill occurs once. */
export function tfIdf(documents: readonly (readonly string[])[]): Ranker {
  const idf = frequencies(documents, (all, having) => Math.log((1 + all) / (1 + having)) + 1);
  const norm = (skills: readonly string[]): number => Math.hypot(...skills.map((skill) => idf.get(skill) ?? 0)) || 1;
  return ranker(documents, (skill, document) => idf.get(skill)! / norm(document), (skill) => idf.get(skill) ?? 0);
}

/** Okapi BM25. */
export function bm25(documents: readonly (readonly string[])[]): Ranker {
  const idf = frequencies(documents, (all, having) => Math.log(1 + (all - having + 0.5) / (having + 0.5)));
  const mean = documents.reduce((sum, document) => sum + document.length, 0) / documents.length;
  return ranker(documents, (skill, document) => (idf.get(skill)! * (K1 + 1)) / (1 + K1 * (1 - B + (B * document.length) / mean)), () => 1);
}

function frequencies(documents: readonly (readonly string[])[], weight: (all: number, having: number) => number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const document of documents) for (const skill of document) counts.set(skill, (counts.get(skill) ?? 0) + 1);
  return new Map([...counts].map(([skill, having]) => [skill, weight(documents.length, having)]));
}

function ranker(
  documents: readonly (readonly string[])[],
  weightIn: (skill: string, document: readonly string[]) => number,
  weightOf: (skill: string) => number,
): Ranker {
  const postings = new Map<string, Posting[]>();
  documents.forEach((skills, document) => {
    for (const skill of skills) {
      const list = postings.get(skill) ?? [];
      postings.set(skill, list);
      list.push({ document, weight: weightIn(skill, skills) });
    }
  });
  return (query, limit) => {
    const scores = new Map<number, number>();
    for (const skill of query) {
      const own = weightOf(skill);
      for (const { document, weight } of postings.get(skill) ?? []) scores.set(document, (scores.get(document) ?? 0) + own * weight);
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([document]) => document);
  };
}
