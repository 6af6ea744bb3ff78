import type { RunningNetwork } from '@filiera/sample';
import { castFrom } from './cast.js';
import { hireIsCommunicated } from './communication-act.js';
import { eraseEverywhere } from './erase-act.js';
import { importFromEures } from './eures-act.js';
import { tellMatches } from './matches-act.js';
import type { Narrator } from './narrator.js';
import { Play } from './play.js';
import { quotaIsComputed } from './quota-act.js';
import { settledFamilies, tellFamilies, tellLatencies } from './summary.js';
import { trainingOpensVacancy } from './training-act.js';
import { type Sights, sightsAfterErasure, sightsDue, tellWhoSeesWhat, type Traces } from './who-sees-what.js';

/** How the story is told. */
export interface StoryOptions {
  readonly now: Date;
  /** Folder of EURES vacancies; null for the fixture. */
  readonly eures: string | null;
  readonly shiftDates: boolean;
}

/**
 * Tells the whole story on a running network, then the summary. What should be seen and is not, or the other way round, is among the
 * narrator's faults at the end.
 * @throws NodeRefusal when a node refuses an act, Error when the network lacks a part
 */
export async function tellStory(network: RunningNetwork, narrator: Narrator, options: StoryOptions): Promise<void> {
  const cast = castFrom(network);
  const play = new Play(cast, narrator, options.now);
  narrator.line({ it: `La rete ha ${cast.all.length} nodi: ${cast.all.map(({ id }) => id).join(', ')}.`, en: `The network has ${cast.all.length} nodes: ${cast.all.map(({ id }) => id).join(', ')}.` });
  const before = await settledFamilies(cast.coordinator);

  const imported = await importFromEures(cast, narrator, options);
  const candidate = await play.graduateIsPublished();
  const jobseeker = await play.jobseekerIsPublished();
  const vacancy = await play.vacancyIsPublished();
  await tellMatches(cast, narrator, { candidate, vacancy, imported });
  const referral = await play.referralIsAccepted(candidate, vacancy);
  const placement = await play.placementIsRecorded(referral);
  await trainingOpensVacancy(cast, narrator, jobseeker, options.now);
  const missedTerms = await hireIsCommunicated(cast, narrator, jobseeker, options.now);
  await quotaIsComputed(cast, narrator, options.now);

  const traces: Traces = { candidate, vacancy, referral, placement, imported };
  const parties = { holder: cast.school.id, owner: cast.agency.id };
  const due = (node: (typeof cast.all)[number]): Sights => sightsDue(node.node, parties, traces);
  narrator.heading({ it: 'Chi vede che cosa, chiesto a ogni nodo', en: 'Who sees what, asked of each node' });
  await tellWhoSeesWhat(narrator, cast.all, traces, due);

  const networkEvents = await eraseEverywhere(cast, narrator, candidate);
  narrator.heading({ it: 'Chi vede che cosa, dopo la cancellazione', en: 'Who sees what, after the erasure' });
  await tellWhoSeesWhat(narrator, cast.all, traces, (node) => sightsAfterErasure(due(node)));

  tellFamilies(narrator, before, await settledFamilies(cast.coordinator), networkEvents + missedTerms);
  tellLatencies(narrator);
  tellEnd(narrator);
}

function tellEnd(narrator: Narrator): void {
  narrator.heading({ it: 'Esito', en: 'Outcome' });
  if (narrator.faults.length === 0) {
    narrator.line({ it: '✓ tutto ciò che doveva vedersi si è visto, e nient’altro', en: '✓ everything that should be seen was seen, and nothing else' });
    return;
  }
  for (const fault of narrator.faults) narrator.line(`✗ ${narrator.in(fault)}`);
}
