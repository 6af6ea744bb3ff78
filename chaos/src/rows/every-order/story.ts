import {
  candidateRegisteredV1, candidateUpdatedV1, placementStartedV1, referralProposedV1, referralWithdrawnV1, vacancyFilledV1, vacancyPublishedV1, type ReferralState,
} from '@filiera/contracts';
import { RandomIdSource } from '@filiera/member-kit';
import { signedMessage, type SignedMessage, type TestMember } from '@filiera/testing';

/** Who tells the story, and who reads it. */
export interface Cast {
  /** Follows the person. */
  readonly holder: TestMember;
  readonly owner: TestMember;
  readonly reader: TestMember;
}

/** One telling of the story: the same events about other entities. */
export interface Telling {
  readonly person: string;
  readonly vacancy: string;
  readonly referral: string;
  readonly placement: string;
  /** What each event is in the story: to write the same word for the same thing when two tellings are compared. */
  readonly words: ReadonlyMap<string, string>;
  readonly messages: readonly StoryMessage[];
}

export interface StoryMessage extends SignedMessage {
  readonly name: string;
}

const FIRST_MOMENT = Date.UTC(2026, 10, 23, 9, 0);
const MINUTE = 60_000;

/** A candidate whom their holder proposes to the reader, and takes back because another member's vacancy is filled with them: in four streams. The first six events are the short story, the seventh makes it long. */
export function tell({ holder, owner, reader }: Cast, isLong: boolean): Telling {
  const ids = new RandomIdSource();
  const [person, vacancy, referral, placement, readersVacancy] = [ids.pseudonym(), ids.entityId(), ids.entityId(), ids.entityId(), ids.entityId()];
  const proposal: ReferralState = { ...referralProposedV1.example, vacancy: readersVacancy, vacancyOwner: reader.id, holder: holder.id, proposedBy: 'holder' };
  const { referral: _, ...placed } = placementStartedV1.example;
  const parts: readonly (Omit<Parameters<typeof signedMessage>[0], 'type' | 'time'> & { readonly contract: { readonly type: string } })[] = [
    { contract: candidateRegisteredV1, from: holder, audience: reader.kind, entity: person, person, version: 1, data: candidateRegisteredV1.example },
    { contract: vacancyPublishedV1, from: owner, audience: 'all', entity: vacancy, version: 1, data: vacancyPublishedV1.example },
    { contract: vacancyFilledV1, from: owner, audience: 'all', entity: vacancy, version: 2, data: vacancyFilledV1.example },
    { contract: referralProposedV1, from: holder, audience: reader.id, entity: referral, person, version: 1, data: proposal },
    { contract: referralWithdrawnV1, from: holder, audience: reader.id, entity: referral, person, version: 2, data: { ...proposal, status: 'withdrawn' } },
    {
      contract: placementStartedV1, from: owner, audience: reader.kind, entity: placement, person, version: 1,
      data: { ...placed, vacancy, vacancyOwner: owner.id, holder: holder.id },
    },
    ...(isLong ? [{ contract: candidateUpdatedV1, from: holder, audience: reader.kind, entity: person, person, version: 2, data: candidateUpdatedV1.example }] : []),
  ];
  const messages = parts.map(({ contract, ...part }, at): StoryMessage => (
    { name: contract.type, ...signedMessage({ ...part, type: contract.type, time: new Date(FIRST_MOMENT + at * MINUTE) }) }
  ));
  const words = new Map([[person, 'the person'], [vacancy, 'the vacancy'], [referral, 'the referral'], [placement, 'the placement'], [readersVacancy, "the reader's vacancy"]]);
  // Real steps of one story have one correlation.
  for (const { id, name, headers } of messages) words.set(id, `event ${name}`).set(headers['ce-correlationid']!, 'the story');
  return { person, vacancy, referral, placement, words, messages };
}
