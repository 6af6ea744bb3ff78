import { Clock, IdSource, MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { AddedByKind } from '../features/added-by-kind.js';
import { personDataInvalid } from './candidate-errors.js';
import type { RegisterCandidateRequest } from './candidate-requests.js';
import { CandidateStore } from './candidate-store.js';
import type { CandidateEntity, PrivateProfile } from './candidate.entity.js';
import { FollowsDelegation } from './follows-delegation.js';
import { PublishCandidate } from './publish-candidate.js';
import { decideSharing, refuseMinorWithoutGuardian, sharedByDefault } from './sharing.js';
import { checkTaxCode } from './tax-code.js';
import { toCandidateProfile } from './to-candidate-profile.js';

/** Takes a person in, and shows the network the sections that may be shared. */
@Injectable()
export class RegisterCandidate {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: CandidateStore,
    private readonly publisher: PublishCandidate,
    private readonly registry: MemberRegistry,
    private readonly added: AddedByKind,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the pseudonym
   * @throws Invalid when the tax code contradicts the person's data, Conflict when it is registered already, Refused for sections or a
   * minor that may not be shared
   */
  async run(request: RegisterCandidateRequest): Promise<string> {
    const now = this.clock.now();
    const { kind } = this.registry.self();
    const check = checkTaxCode(request, now);
    if (check.faults.length > 0) throw personDataInvalid(check.faults);
    const candidate: CandidateEntity = {
      id: this.ids.pseudonym(), firstName: request.firstName, lastName: request.lastName, taxCode: check.taxCode,
      birthDate: check.birthDate ?? null, birthplace: request.birthplace?.toUpperCase() ?? null, email: request.email ?? null, phone: request.phone ?? null,
      profile: withoutEmpty({ ...request.profile }), status: request.status ?? 'available', standing: 'private',
      guardianDelegation: request.guardianDelegation ?? false, version: 1, createdAt: now, updatedAt: now,
    };
    const sharing = decideSharing([], request.sections ?? sharedByDefault(kind), kind);
    const sections = sharing.granted.map((grant) => grant.section);
    refuseMinorWithoutGuardian(candidate, sections, now);
    return this.work.run(async (tx) => {
      const standing = await this.publisher.publish(candidate, { before: null, after: toCandidateProfile(candidate, sections) }, 'consent-revoked', tx);
      await this.store.insert({ ...candidate, standing }, tx);
      await this.store.applySharing(candidate.id, sharing, now, tx);
      if (candidate.guardianDelegation) for (const follower of this.added.all(FollowsDelegation)) await follower.changed(candidate.id, true, now, tx);
      return candidate.id;
    });
  }
}

/** A part given as null or left out is not there. */
export function withoutEmpty(profile: PrivateProfile): PrivateProfile {
  return Object.fromEntries(Object.entries(profile).filter(([, part]) => part !== undefined && part !== null)) as PrivateProfile;
}
