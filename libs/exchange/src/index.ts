export { referralMigrations } from './referrals/create-referrals.migration.js';
export { ReferralContactsEntity, ReferralEntity, ReferralStepEntity } from './referrals/referral.entity.js';
export { ReferralsModule } from './referrals/referrals.module.js';
export { placementMigrations } from './placements/create-placements.migration.js';
export { PlacementEntity } from './placements/placement.entity.js';
export { PlacementsModule, RecordPlacementsModule } from './placements/placements.module.js';
export type { PlacementSource } from './placements/placement-origins.js';
export { RecordPlacement } from './placements/record-placement.js';
export { TellLearntPlacement, type FollowOutcome } from './placements/tell-learnt-placement.js';
export { asBegun, type LearntEmployment } from './placements/decide-learnt-placement.js';
export { exceededLimit } from './placements/contract-ends.js';

export { courseBoardMigrations, courseMigrations } from './courses/courses.migration.js';
export { CourseEntity, type CourseContent, type CourseStage } from './courses/course.entity.js';
export { CourseBoardModule, CoursesModule } from './courses/courses.module.js';
export { EndCourses } from './courses/end-courses.js';
export { enrolmentMigrations } from './enrolments/create-enrolments.migration.js';
export { EnrolmentEntity } from './enrolments/enrolment.entity.js';
export { AnswerEnrolmentsModule, EnrolmentsModule } from './enrolments/enrolments.module.js';
export { needBoardMigrations } from './needs/need-board.migration.js';
export { NeedBoardModule } from './needs/need-board.module.js';

export { breachIdOf } from './breaches/breach-id.js';
export { TellBreachesModule } from './breaches/breaches.module.js';
export { TellBreaches, type KeptTerm, type MissedTerm } from './breaches/tell-breaches.js';

export * from './internships/index.js';
export { TellsAgain, type Due, type DueQuery } from './retention/tells-again.js';
export { withFeatures, type Feature } from './features/feature.js';
export {
  enrolling, exchange, exchangeWithCourses, exchangeWithPlacements, exchangeWithoutCandidates, followingPlacements, givingCourses, matching, namingThings, offeringVacancies, planningTraining,
  readingBreaches, readingCourses, readingCrises, readingNeeds, readingTheBoard, receivingReferrals, recordingPlacements, referring, servingCandidates, tellingBreaches,
} from './features/features.js';

export { type DatedRule, isInForce, ruleInForce } from './dated-rules/rule-in-force.js';
export { OfficeRow, OfficeText, withOfficeRows } from './dated-rules/office-row.js';
export { FirmTaxCode, isFirmTaxCode } from './firms/firm-tax-code.js';
export { isVatNumber, VatNumber } from './firms/vat-number.js';

export { CandidatesModule } from './candidates/candidates.module.js';
export { CandidateEntity, type CandidateStanding, type PrivateProfile } from './candidates/candidate.entity.js';
export { ChecksProfile } from './candidates/checks-profile.js';
export { FollowsDelegation } from './candidates/follows-delegation.js';
export { ConsentEntity, type SharingBasis } from './candidates/consent.entity.js';
export { candidateMigrations } from './candidates/candidates.migration.js';
export { RegisterCandidate } from './candidates/register-candidate.js';
export { ChangeCandidate, type CandidateChange } from './candidates/change-candidate.js';
export { checkTaxCode, isTaxCode, type PersonData, type TaxCodeCheck } from './candidates/tax-code.js';

export { BindsVacancies } from './vacancies/binds-vacancies.js';
export { VacanciesModule } from './vacancies/vacancies.module.js';
export { VacancyEntity, type VacancyContent, type VacancyStage } from './vacancies/vacancy.entity.js';
export { vacancyMigrations } from './vacancies/vacancies.migration.js';
export { Vacancies } from './vacancies/vacancies.js';
export { ImportedVacancies, type ImportOutcome, type ImportedVacancy } from './vacancies/imported-vacancies.js';
export { decideDraft, decideFill, decidePublish, decideUpdate, decideWithdraw, type Decider, type VacancyDecision, type VacancyFacts } from './vacancies/decide-vacancy.js';
export { checkAdvertisement } from './vacancies/check-advertisement.js';
export { checkWording } from './vacancies/check-wording.js';
export { FORBIDDEN_WORDING, type WordingRule } from './vacancies/forbidden-wording.js';
export { beginningOf, plainText } from './vacancies/plain-text.js';

export { BoardModule } from './board/board.module.js';
export { boardMigrations } from './board/board.migration.js';
export { PublisherQuery } from './board/publisher.query.js';
export { SearchVacancies } from './board/search-vacancies.js';
export { BoardCandidate, BoardVacancy } from './board/board-views.js';
export { SearchCandidates } from './board/search-candidates.js';

export { ageOn, daysBetween, isCalendarDay, localDate, mondayOf, plusDays } from './calendar/local-date.js';
export { daysOf, lastDayOfMonths } from './calendar/month-arithmetic.js';
export { boundedCount } from './paging/bounded-count.js';
export { boundedPage } from './paging/bounded-page.js';
export { pageOf } from './paging/page-of.js';
export { PageQuery, offsetOf, type Page } from './paging/page-query.js';
export { DescribedBy } from './openapi/described-by.js';
export { sameData } from './versions/same-data.js';
export { IfMatch, refuseStaleVersion, type Expected } from './versions/expected-version.js';
export { ReadVersion } from './versions/read-version.js';

export { allInside, at, MAX_XML_CHARACTERS, readXml, UnreadableXml, type XmlElement, type XmlPlace } from './xml/xml-tree.js';
export { decodeXml } from './xml/decode-xml.js';

export { folded, Territory, type Municipality, type NamedMunicipality } from './territory/territory.js';
export { TerritoryModule } from './territory/territory.module.js';
export { territoryMigrations } from './territory/territory.migration.js';
export { LECCE_MUNICIPALITIES } from './territory/lecce-municipalities.js';
export { importMunicipalities } from './territory/import-municipalities.js';

export { Vocabulary, type FoundOccupation, type FoundSkill, type OccupationGroup, type OccupationWithSkills } from './vocabulary/vocabulary.js';
export { VocabularyModule } from './vocabulary/vocabulary.module.js';
export { vocabularyMigrations } from './vocabulary/vocabulary.migration.js';
export { importEsco, type ImportedFile } from './vocabulary/import-esco.js';
export { FaultyImport, type ImportFault } from './vocabulary/import-fault.js';
export type { Queryable } from './vocabulary/vocabulary-tables.js';

export { MatchesModule } from './matches/matches.module.js';
export { MatchRunEntity, type MatchDirection } from './matches/match-run.entity.js';
export { matchMigrations } from './matches/matches.migration.js';
export { FindMatches } from './matches/find-matches.js';
export { A_PERSON_DECIDES, type CandidateMatchView, type MatchView, type Matches, type VacancyMatchView } from './matches/match-views.js';
