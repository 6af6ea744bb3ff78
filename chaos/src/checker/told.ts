/** What a node has told over HTTP that it did with one vacancy. */
export interface ToldVacancy {
  readonly at: string;
  readonly positions: number;
  published: boolean;
  fills: number;
  version: number;
}

/** A person that a node has told it registered, with what they let it share. */
export interface ToldCandidate {
  readonly at: string;
  readonly version: number;
  /** Shared with the network; nothing else of the profile may leave the node. */
  readonly sections: readonly string[];
}

/** A referral that a node has told it proposed: for its two parties alone. */
export interface ToldReferral {
  readonly person: string;
  readonly parties: readonly [holder: string, vacancyOwner: string];
}

/** Every write that a node answered with success, and nothing else: what the checker holds against the databases. */
export class Told {
  /** Requests answered with success, each counted once however often it was sent. */
  writes = 0;
  readonly vacancies = new Map<string, ToldVacancy>();
  readonly candidates = new Map<string, ToldCandidate>();
  readonly referrals = new Map<string, ToldReferral>();

  drafted(id: string, at: string, positions: number): void {
    this.writes += 1;
    this.vacancies.set(id, { at, positions, published: false, fills: 0, version: 1 });
  }

  published(id: string): void {
    this.writes += 1;
    const vacancy = this.vacancies.get(id)!;
    vacancy.published = true;
    vacancy.version += 1;
  }

  filled(id: string): void {
    this.writes += 1;
    const vacancy = this.vacancies.get(id)!;
    vacancy.fills += 1;
    vacancy.version += 1;
  }

  registered(id: string, at: string, sections: readonly string[]): void {
    this.writes += 1;
    this.candidates.set(id, { at, version: 1, sections });
  }

  referred(id: string, person: string, holder: string, vacancyOwner: string): void {
    this.writes += 1;
    this.referrals.set(id, { person, parties: [holder, vacancyOwner] });
  }
}
