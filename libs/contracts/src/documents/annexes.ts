import type { Agreement, EventRule, Variant } from '../agreement/agreement.types.js';
import { familyOf } from '../derive/rules-of.js';
import type { MemberKind } from '../agreement/member-kind.js';
import { spokenTime } from '../agreement/spoken-time.js';
import { tableOf } from './table.js';
import { WORDS, actor, kindName, spokenDuration, type Language } from './words.js';

/** Annex A: a table for each family, a row for each event. */
export function annexOfEvents(agreement: Agreement, language: Language): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const head = [word('event'), word('published'), word('read'), word('purpose'), word('basis'), word('data'), word('kept'), word('clause')];
  const tables = agreement.streams.flatMap(({ family, name, title }) => {
    const rules = agreement.events.filter(({ type }) => familyOf(type) === family);
    const monitors = agreement.monitors.filter(({ families }) => families.includes(family));
    return [
      `### ${title[language]} (\`${name}\`)`,
      tableOf(head, rules.map((rule) => eventRow(agreement, rule, language))),
      ...monitors.map(({ kind, clause }) => `${word('headers')}: ${kindName(agreement, kind, language)} (${clause}).`),
    ];
  });
  const watchers = agreement.progressWatchers.map(({ kind, clause }) => `${word('progress')}: ${kindName(agreement, kind, language)} (${clause}).`);
  return [`## ${word('annexA')}`, word('annexAText'), ...tables, ...watchers].join('\n\n');
}

/** Annex B: purposes, legal bases and data categories. */
export function annexOfData(agreement: Agreement, language: Language): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  return [
    `## ${word('annexB')}`,
    tableOf([word('purpose'), word('meaning'), word('clause')], agreement.purposes.map(({ id, text, clause }) => [`\`${id}\``, text[language], clause])),
    tableOf([word('basis'), word('rule'), word('meaning'), word('clause')], agreement.legalBases.map(({ id, rule, text, clause }) => [`\`${id}\``, rule, text[language], clause])),
    tableOf(
      [word('data'), word('meaning'), word('personal'), word('clause')],
      agreement.dataCategories.map(({ id, text, personal, special, reserved, clause }) => {
        const notes = [word(personal ? 'yes' : 'no'), ...(special ? [word('special')] : []), ...(reserved ? [`${word('reserved')} ${namesOf(agreement, reserved.to, language)}`] : [])];
        return [`\`${id}\``, text[language], notes.join(', '), clause];
      }),
    ),
  ].join('\n\n');
}

/** Annex C: service standards. */
export function annexOfStandards(agreement: Agreement, language: Language): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const titleOf = (type: string): string => agreement.events.find((rule) => rule.type === type)?.title[language] ?? type;
  return [
    `## ${word('annexC')}`,
    tableOf(
      [word('standard'), word('after'), word('expected'), word('within'), word('by'), word('clause')],
      agreement.serviceStandards.map((standard) => [
        standard.what[language],
        titleOf(standard.after),
        standard.expects.map(titleOf).join(' / '),
        spokenTime(standard.within)[language],
        actor(standard.by, language),
        standard.clause,
      ]),
    ),
    word('ofTheLaw'),
    tableOf(
      [word('standard'), word('within'), word('by'), word('measuredBy'), word('clause')],
      agreement.memberStandards.map(({ what, within, by, measuredBy, clause }) => [what[language], within[language], by[language], kindName(agreement, measuredBy, language), clause]),
    ),
  ].join('\n\n');
}

function eventRow(agreement: Agreement, rule: EventRule, language: Language): string[] {
  const texts = (rows: readonly { id: string; text: { it: string; en: string } }[], ids: readonly string[]): string =>
    rows.filter(({ id }) => ids.includes(id)).map(({ text }) => text[language]).join('; ');
  return [
    `${rule.title[language]} (\`${rule.type}\`)`,
    namesOf(agreement, rule.publishers, language),
    rule.variants.map((variant) => form(agreement, variant, language)).join('; '),
    texts(agreement.purposes, [rule.purpose]),
    rule.legalBases.map((id) => `\`${id}\``).join(', '),
    texts(agreement.dataCategories, rule.dataCategories),
    spokenDuration(rule.retention, language),
    rule.clause,
  ];
}

/** Who reads a form, and what it leaves out. */
function form(agreement: Agreement, { audience, readers, omits }: Variant, language: Language): string {
  const concerned = audience === 'parties' ? ` (${WORDS.concerned[language]})` : '';
  const without = omits.length > 0 ? `, ${WORDS.without[language]} ${omits.map((field) => agreement.fieldNames[field]?.[language] ?? field).join(', ')}` : '';
  return `${namesOf(agreement, readers, language)}${concerned}${without}`;
}

function namesOf(agreement: Agreement, kinds: readonly MemberKind[], language: Language): string {
  return kinds.map((kind) => kindName(agreement, kind, language)).join(', ');
}
