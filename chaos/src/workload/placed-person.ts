import type { TestNetwork } from '@filiera/testing';
import { until } from '../network/until.js';
import { vacancyDraft } from './requests.js';

/** Who has a part in the story of somebody who finds work, by kind. */
export interface Parts {
  /** Follows the person. */
  readonly holder: string;
  readonly owner: string;
  /** Hears of the placement besides. */
  readonly others: readonly string[];
}

export interface PlacedPerson {
  readonly person: string;
  readonly vacancy: string;
  readonly referral: string;
  readonly placement: string;
}

/** Somebody whom the holder refers to the owner, with contacts there, and a placement of which everyone who may has heard. @param who as the holder registers them */
export async function placedPerson(net: TestNetwork, who: object, { holder, owner, others }: Parts): Promise<PlacedPerson> {
  const [follows, hires] = [net.client(holder), net.client(owner)];
  const there = (id: string, path: string): Promise<void> => until(`${path} at ${id}`, async () => {
    const { status } = await net.client(id).ask('GET', path);
    return status === 200 ? null : `answered ${status}`;
  });
  const { id: person } = await follows.post<{ id: string }>('/candidates', who);
  const { id: vacancy } = await hires.post<{ id: string }>('/vacancies', vacancyDraft('Elettricista', 2));
  await hires.post(`/vacancies/${vacancy}/publish`);
  await there(holder, `/board/vacancies/${vacancy}`);
  const { id: referral } = await follows.post<{ id: string }>('/referrals', { vacancy, candidate: person });
  await there(owner, `/referrals/${referral}`);
  await hires.post(`/referrals/${referral}/accept`);
  await there(owner, `/referrals/${referral}/contacts`);
  const { id: placement } = await hires.post<{ id: string }>('/placements', { referral, contract: 'permanent', startDate: '2026-12-01' });
  for (const id of [holder, ...others]) await there(id, `/placements/${placement}`);
  return { person, vacancy, referral, placement };
}
