import type { Text } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';

/** How one part of the node is. */
export interface PartHealth {
  readonly up: boolean;
  /** What is wrong and what to do; never personal data nor a secret. */
  readonly text?: Text;
  /** Figures for the technician: counts, ages in seconds. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A part that says whether it can do its work. */
export interface HealthContributor {
  /** Short and stable: `database`, `hub`, `relay`, `consumers`. */
  readonly name: string;
  /** False when the node can serve its people without this part for a while (the hub: the outbox waits). It is shown, and does not make the node unready. */
  readonly required: boolean;
  health(): Promise<PartHealth> | PartHealth;
}

/** The parts that report to `/health/ready`; each adds itself when its module starts. */
@Injectable()
export class HealthRegistry {
  private readonly contributors: HealthContributor[] = [];

  /** Adds a part; call it in the constructor or in `onModuleInit`. */
  add(contributor: HealthContributor): void {
    this.contributors.push(contributor);
  }

  all(): readonly HealthContributor[] {
    return this.contributors;
  }
}
