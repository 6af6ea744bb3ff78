import type { Text } from '@filiera/contracts';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';

interface Quota {
  readonly disability: { readonly due: number; readonly missing: number };
  readonly lines: readonly { readonly text: Text; readonly source: string }[];
}

/** The office computes what a firm of sixty people owes under L. 68/1999, line by line with its source. */
export async function quotaIsComputed({ cpi }: Cast, narrator: Narrator, now: Date): Promise<void> {
  narrator.step(cpi.id, { it: 'calcola la quota di collocamento mirato di una ditta di 60 persone', en: 'computes the targeted-placement quota of a firm of 60 people' });
  const quota = await cpi.post<Quota>('/targeted-placement/quotas', { referenceDay: `${now.getUTCFullYear() - 1}-12-31`, workforce: 60, disabledEmployed: 2, protectedEmployed: 0 });
  for (const { text, source } of quota.lines) narrator.detail({ it: `${text.it} (${source})`, en: `${text.en} (${source})` });
  // 7% of 60 is 4.2: four, of whom two are there.
  if (quota.disability.due !== 4 || quota.disability.missing !== 2) narrator.fault({ it: 'la quota non è quella dovuta', en: 'the quota is not the one due' });
}
