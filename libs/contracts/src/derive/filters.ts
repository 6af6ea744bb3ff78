import type { Agreement, EventRule } from '../agreement/agreement.types.js';
import type { Member } from '../agreement/member-kind.js';
import { SUBJECT_ROOT } from '../wire/subject.js';
import { rulesOfFamily } from './rules-of.js';
import { isMonitor } from './streams.js';
import { audiencesFor } from './variants.js';

/** Subjects that a member may publish on, one for each event type: `rete.vacancy.published.v1.<me>.>`. */
export function publishSubjectsOf(agreement: Agreement, member: Member): readonly string[] {
  return agreement.events
    .filter((rule) => rule.publishers.includes(member.kind))
    .map((rule) => `${SUBJECT_ROOT}.${rule.type}.${member.id}.>`);
}

/**
 * Filters of a member's consumer on a stream: with them exactly one form of every event reaches it. None of them overlap. A consumer with one filter reads
 * a backlog several times faster than one with many, so events are joined under a wildcard wherever the member reads every event that has the same audience.
 */
export function filtersOf(agreement: Agreement, member: Member, stream: string): readonly string[] {
  const family = agreement.streams.find((rule) => rule.name === stream)?.family;
  if (!family) return [];
  if (headersOnly(agreement, member, stream)) return [`${SUBJECT_ROOT}.${family}.>`];
  const rules = rulesOfFamily(agreement, family);
  const audiences = new Set(rules.flatMap((rule) => audiencesFor(rule, member)));
  return [...audiences].flatMap((audience) => filtersFor(rules, member, family, audience));
}

/** Whether a member's consumer on a stream delivers headers without payloads. */
export function headersOnly(agreement: Agreement, member: Member, stream: string): boolean {
  const family = agreement.streams.find((rule) => rule.name === stream)?.family;
  return family !== undefined && isMonitor(agreement, member.kind, family);
}

function filtersFor(rules: readonly EventRule[], member: Member, family: string, audience: string): string[] {
  const readable = rules.filter((rule) => audiencesFor(rule, member).includes(audience));
  const withAudience = rules.filter((rule) => rule.variants.some((variant) => tokenOf(variant.audience, member) === audience));
  const versions = new Set(readable.map((rule) => rule.type.split('.')[2]!));
  return [...versions].flatMap((version) => {
    const ofVersion = (rule: EventRule): boolean => rule.type.endsWith(`.${version}`);
    const all = withAudience.filter(ofVersion).length === readable.filter(ofVersion).length;
    return all
      ? [`${SUBJECT_ROOT}.${family}.*.${version}.*.${audience}.>`]
      : readable.filter(ofVersion).map((rule) => `${SUBJECT_ROOT}.${rule.type}.*.${audience}.>`);
  });
}

function tokenOf(audience: string, member: Member): string {
  return audience === 'parties' ? member.id : audience;
}
