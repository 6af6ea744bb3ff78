import {
  candidateAvailabilityChangedV1, candidateRegisteredV1, candidateUpdatedV1, candidateWithdrawnV1, needDeclaredV1, needWithdrawnV1, networkBreachWithdrawnV1, networkCrisisAnnouncedV1,
  networkCrisisWithdrawnV1, networkStandardBreachedV1, placementEndedV1, placementExtendedV1, placementStartedV1,
  placementTransformedV1, referralAcceptedV1, referralClosedV1, referralContactsSharedV1, referralDeclinedV1, referralProposedV1, referralWithdrawnV1,
  trainingCourseClosedV1, trainingCoursePublishedV1, trainingEnrolmentCompletedV1, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1,
  trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1, trainingGuidanceAnnulledV1, trainingGuidanceGivenV1, vacancyExpiredV1, vacancyFilledV1, vacancyPublishedV1, vacancyUpdatedV1, vacancyWithdrawnV1, type EventContract,
} from '@filiera/contracts';
import { boardMigrations } from '../board/board.migration.js';
import { BoardModule } from '../board/board.module.js';
import { breachMigrations, toldBreachMigrations } from '../breaches/breaches.migration.js';
import { BreachesModule, TellBreachesModule } from '../breaches/breaches.module.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { candidateMigrations } from '../candidates/candidates.migration.js';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { ConsentEntity } from '../candidates/consent.entity.js';
import { CourseEntity } from '../courses/course.entity.js';
import { courseBoardMigrations, courseMigrations } from '../courses/courses.migration.js';
import { CourseBoardModule, CoursesModule } from '../courses/courses.module.js';
import { crisisBoardMigrations } from '../crises/crisis-board.migration.js';
import { CrisisBoardModule } from '../crises/crisis-board.module.js';
import { enrolmentMigrations } from '../enrolments/create-enrolments.migration.js';
import { EnrolmentEntity } from '../enrolments/enrolment.entity.js';
import { AnswerEnrolmentsModule, EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { CreateGuidance1764506000000 } from '../guidance/create-guidance.migration.js';
import { GuidanceInterviewEntity } from '../guidance/guidance-interview.entity.js';
import { GuidanceModule } from '../guidance/guidance.module.js';
import { matchMigrations } from '../matches/matches.migration.js';
import { MatchesModule } from '../matches/matches.module.js';
import { MatchRunEntity } from '../matches/match-run.entity.js';
import { needBoardMigrations } from '../needs/need-board.migration.js';
import { NeedBoardModule } from '../needs/need-board.module.js';
import { placementMigrations } from '../placements/create-placements.migration.js';
import { PlacementEntity } from '../placements/placement.entity.js';
import { PlacementsModule, RecordPlacementsModule } from '../placements/placements.module.js';
import { referralMigrations } from '../referrals/create-referrals.migration.js';
import { ReferralContactsEntity, ReferralEntity, ReferralStepEntity } from '../referrals/referral.entity.js';
import { ReferralsModule } from '../referrals/referrals.module.js';
import { territoryMigrations } from '../territory/territory.migration.js';
import { TerritoryModule } from '../territory/territory.module.js';
import { TrainingPlansModule } from '../training-plans/training-plans.module.js';
import { vacancyMigrations } from '../vacancies/vacancies.migration.js';
import { VacanciesModule } from '../vacancies/vacancies.module.js';
import { VacancyEntity } from '../vacancies/vacancy.entity.js';
import { vocabularyMigrations } from '../vocabulary/vocabulary.migration.js';
import { VocabularyModule } from '../vocabulary/vocabulary.module.js';
import { withFeatures, type Feature } from './feature.js';

const candidateEvents: readonly EventContract[] = [candidateRegisteredV1, candidateUpdatedV1, candidateAvailabilityChangedV1, candidateWithdrawnV1];
const vacancyEvents: readonly EventContract[] = [vacancyPublishedV1, vacancyUpdatedV1, vacancyFilledV1, vacancyExpiredV1, vacancyWithdrawnV1];
const referralSteps: readonly EventContract[] = [referralProposedV1, referralAcceptedV1, referralDeclinedV1, referralWithdrawnV1, referralClosedV1];
const placementEvents: readonly EventContract[] = [placementStartedV1, placementTransformedV1, placementExtendedV1, placementEndedV1];

const courseEvents: readonly EventContract[] = [trainingCoursePublishedV1, trainingCourseClosedV1];
const enrolmentSteps: readonly EventContract[] = [
  trainingEnrolmentRequestedV1, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1, trainingEnrolmentWithdrawnV1, trainingEnrolmentCompletedV1,
];
const needEvents: readonly EventContract[] = [needDeclaredV1, needWithdrawnV1];
const breachEvents: readonly EventContract[] = [networkStandardBreachedV1, networkBreachWithdrawnV1];

/** The words of the work: municipalities, occupations, skills. */
export const namingThings: Feature = {
  publishes: [], consumes: [], imports: [TerritoryModule, VocabularyModule], entities: [], migrations: [...territoryMigrations, ...vocabularyMigrations],
};

/** Serving people: registering them, and sharing their profiles as far as they consent. */
export const servingCandidates: Feature = {
  publishes: candidateEvents, consumes: [], imports: [CandidatesModule], entities: [CandidateEntity, ConsentEntity], migrations: candidateMigrations,
};

/** Offering vacancies of one's own or brought in from elsewhere. */
export const offeringVacancies: Feature = {
  publishes: vacancyEvents, consumes: [], imports: [VacanciesModule], entities: [VacancyEntity], migrations: [...territoryMigrations, ...vacancyMigrations],
};

/** Searching what the whole network offers. */
export const readingTheBoard: Feature = {
  publishes: [], consumes: [...vacancyEvents, ...candidateEvents], imports: [BoardModule], entities: [], migrations: [...territoryMigrations, ...boardMigrations],
};

/** Matching the board's candidates and vacancies, with reasons and a log. */
export const matching: Feature = { publishes: [], consumes: [], imports: [MatchesModule], entities: [MatchRunEntity], migrations: matchMigrations };

const referralTables = { entities: [ReferralEntity, ReferralStepEntity, ReferralContactsEntity], migrations: referralMigrations };

/** Referring own candidates to others' vacancies, and receiving those of others, with their contacts once accepted. */
export const referring: Feature = {
  publishes: [...referralSteps, referralContactsSharedV1], consumes: [...referralSteps, referralContactsSharedV1], imports: [ReferralsModule], ...referralTables,
};

/** Receiving candidates for own vacancies, without any of one's own: such a member has no contacts to share. */
export const receivingReferrals: Feature = { ...referring, publishes: referralSteps };

/** Knowing of the placements that concern one. */
export const followingPlacements: Feature = {
  publishes: [], consumes: placementEvents, imports: [PlacementsModule], entities: [PlacementEntity], migrations: placementMigrations,
};

/** Recording placements on one's own vacancies. */
export const recordingPlacements: Feature = { ...followingPlacements, publishes: placementEvents, imports: [PlacementsModule, RecordPlacementsModule] };

/** Searching the courses of the whole network. */
export const readingCourses: Feature = { publishes: [], consumes: courseEvents, imports: [CourseBoardModule], entities: [], migrations: courseBoardMigrations };

/** Knowing what firms need, and which projects are announced. */
export const readingNeeds: Feature = { publishes: [], consumes: needEvents, imports: [NeedBoardModule], entities: [], migrations: needBoardMigrations };

/** Knowing which crises of firms are announced. */
export const readingCrises: Feature = {
  publishes: [], consumes: [networkCrisisAnnouncedV1, networkCrisisWithdrawnV1], imports: [CrisisBoardModule], entities: [], migrations: crisisBoardMigrations,
};

/** Knowing of missed terms that concern one. */
export const readingBreaches: Feature = { publishes: [], consumes: breachEvents, imports: [BreachesModule], entities: [], migrations: breachMigrations };

/** Telling of missed terms that one measures. */
export const tellingBreaches: Feature = {
  publishes: breachEvents, consumes: [], imports: [TellBreachesModule], entities: [], migrations: toldBreachMigrations,
};

/** Enrolling own candidates in courses of the network. */
export const enrolling: Feature = {
  publishes: [trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1], consumes: enrolmentSteps, imports: [EnrolmentsModule], entities: [EnrolmentEntity], migrations: enrolmentMigrations,
};

/** Guiding people, own candidates and those of others who come by. */
export const guiding: Feature = {
  publishes: [trainingGuidanceGivenV1, trainingGuidanceAnnulledV1], consumes: [trainingGuidanceGivenV1, trainingGuidanceAnnulledV1], imports: [GuidanceModule],
  entities: [GuidanceInterviewEntity], migrations: [CreateGuidance1764506000000],
};

/** Giving courses, and answering who wants to take part. */
export const givingCourses: Feature = {
  publishes: [...courseEvents, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1, trainingEnrolmentCompletedV1], consumes: [],
  imports: [CoursesModule, AnswerEnrolmentsModule], entities: [CourseEntity], migrations: courseMigrations,
};

/** Planning training for own candidates, towards the vacancies of the board with the courses of the network. */
export const planningTraining: Feature = { publishes: [], consumes: [], imports: [TrainingPlansModule], entities: [], migrations: [] };

/** What everybody does who serves people. */
export const exchange: Feature = withFeatures(
  namingThings, servingCandidates, offeringVacancies, readingTheBoard, matching, referring, followingPlacements, readingCourses, readingNeeds, enrolling, guiding,
  planningTraining, readingCrises, readingBreaches,
);

/** What schools and universities do: the exchange, and courses of their own. */
export const exchangeWithCourses: Feature = withFeatures(exchange, givingCourses);

/** What employment offices and agencies do: the exchange, and recording placements. */
export const exchangeWithPlacements: Feature = withFeatures(exchange, recordingPlacements);

/** What brings vacancies in without serving anybody: EURES. */
export const exchangeWithoutCandidates: Feature = withFeatures(namingThings, offeringVacancies, readingTheBoard, matching, receivingReferrals, followingPlacements, readingCourses, readingCrises, readingBreaches);
