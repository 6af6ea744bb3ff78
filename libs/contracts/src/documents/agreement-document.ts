import type { Agreement } from '../agreement/agreement.types.js';
import { agreementDigest } from '../derive/versions.js';
import { annexOfData, annexOfEvents, annexOfStandards } from './annexes.js';
import { tableOf } from './table.js';
import { WORDS, type Language } from './words.js';

/** The agreement as a document to sign, in Markdown: articles and annexes from the same data that the nodes apply. */
export function agreementDocument(agreement: Agreement, language: Language): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const parts = [
    `# ${agreement.title[language]}`,
    `${word('version')} ${agreement.version}, ${word('from')} ${dayIn(agreement.effectiveFrom, language)}. ${word('generated')}`,
    `## ${word('parties')}`,
    tableOf(
      [word('party'), word('role'), word('kind'), word('clause')],
      agreement.parties.map(({ name, role, kind, clause }) => [name[language], role[language], `\`${kind}\``, clause]),
    ),
    ...agreement.articles.flatMap(({ number, heading, clauses }) => [
      `## ${word('article')} ${number}. ${heading[language]}`,
      ...clauses.map(({ id, text }) => `**${id}** ${text[language]}`),
    ]),
    annexOfEvents(agreement, language),
    annexOfData(agreement, language),
    annexOfStandards(agreement, language),
    `## ${word('signature')}`,
    tableOf([word('body'), word('representative'), word('dateAndSignature')], [['', '', ''], ['', '', ''], ['', '', '']]),
    `${word('digest')}: \`${agreementDigest(agreement)}\``,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A calendar date as each language writes it. */
function dayIn(date: string, language: Language): string {
  return language === 'it' ? date.split('-').reverse().join('/') : date;
}
