export type { Text } from './text.js';
export type { Fault } from './fault.js';

export * from './agreement/member-kind.js';
export type * from './agreement/agreement.types.js';
export { AGREEMENT } from './agreement/agreement.js';

export { FAMILIES, defineEvent, type EventContract, type Family, type InvalidExample } from './events/event-contract.js';
export * from './events/contracts.js';
export { EVENTS, contractOf } from './events/events.js';

export * from './candidate/candidate-profile.js';
export * from './vacancy/vacancy-state.js';
export * from './vacancy/vacancy-parts.js';
export { VACANCY_VALIDITY, vacancyValidityDays, type VacancyValidity } from './vacancy/vacancy-validity.js';
export * from './referral/referral-state.js';
export * from './referral/referral-contacts.js';
export * from './placement/placement-state.js';
export * from './training/course-state.js';
export * from './training/enrolment-state.js';
export * from './training/guidance-state.js';
export * from './need/need-state.js';
export * from './network/member-record.js';
export * from './network/breach-state.js';
export * from './network/crisis-state.js';
export { CRISIS_THRESHOLDS, leastPeopleOfACrisis, type CrisisThreshold } from './network/crisis-thresholds.js';

export * from './vocabulary/codes.js';
export * from './vocabulary/language-skill.js';
export * from './vocabulary/lists.js';
export * from './vocabulary/member-id.js';
export * from './vocabulary/occupation-ref.js';

export { Agrees, Obeys, Optional, type CrossRule, type FieldRule } from './fields/field-rule.js';
export * from './fields/values.js';
export * from './fields/formats.js';

export type { JsonSchema } from './schema/json-schema.js';
export { schemaOf, schemaOfClass, type Omitting } from './schema/schema-of.js';
export { validateClass } from './schema/validate-class.js';
export { validatePayload } from './schema/validate-payload.js';

export * from './wire/subject.js';
export * from './wire/envelope.js';
export * from './wire/digest.js';
export * from './wire/batch-signature.js';
export * from './wire/limits.js';

export { lastSecondOf, localDate, plusDays } from './calendar/italian-day.js';
export { isItalianHoliday } from './calendar/italian-holidays.js';
export { isWorkingDay, nextWorkableDay, weekdayOf } from './calendar/working-days.js';

export { dueAt } from './derive/due-at.js';
export { secondsOf } from './derive/duration.js';
export { familyOf, ruleOf, rulesOfFamily } from './derive/rules-of.js';
export {
  consumerNamesOf,
  readersOf,
  retentionOf,
  streamOf,
  streamsOf,
  streamsPublishedBy,
  streamsReadBy,
  type ConsumerNames,
  type StreamPlan,
} from './derive/streams.js';
export { filtersOf, headersOnly, publishSubjectsOf } from './derive/filters.js';
export { audiencesFor, projectVariant, variantFor, variantsOf, widestVariantOf, type PublishedVariant } from './derive/variants.js';
export { AgreementRefusal, refuseUnlessMayPublish, refuseUnlessMayRead, type RefusalCode } from './derive/gates.js';
export { agreementDigest, compatible, understands } from './derive/versions.js';
