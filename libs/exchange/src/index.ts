export {};
export { referralMigrations } from './referrals/create-referrals.migration.js';
export { ReferralContactsEntity, ReferralEntity, ReferralStepEntity } from './referrals/referral.entity.js';
export { ReferralsModule } from './referrals/referrals.module.js';
export { placementMigrations } from './placements/create-placements.migration.js';
export { PlacementEntity } from './placements/placement.entity.js';
export { PlacementsModule, RecordPlacementsModule } from './placements/placements.module.js';
