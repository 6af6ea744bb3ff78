import { trainingGuidanceAnnulledV1, trainingGuidanceGivenV1, type GuidanceState } from '@filiera/contracts';
import { Consumes, MemberRegistry, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { foreignInterview } from './guidance-errors.js';

/** What other members tell of interviews with this member's candidates. Own interviews, told to others, are in a table of their own. */
@Projects('guidance_elsewhere')
@Controller()
export class GuidanceProjection {
  constructor(private readonly registry: MemberRegistry) {}

  @Consumes(trainingGuidanceGivenV1)
  async onGiven(event: ReceivedEvent<GuidanceState>, delivery: Delivery): Promise<void> {
    await this.record(event, false, delivery);
  }

  @Consumes(trainingGuidanceAnnulledV1)
  async onAnnulled(event: ReceivedEvent<GuidanceState>, delivery: Delivery): Promise<void> {
    await this.record(event, true, delivery);
  }

  private async record({ entity, version, source, person, data, time }: ReceivedEvent<GuidanceState>, annulled: boolean, { tx }: Delivery): Promise<void> {
    const me = this.registry.self().id;
    if (data.heldBy !== source) throw foreignInterview('heldBy');
    if (source === me) return;
    if (data.holder !== me) throw foreignInterview('holder');
    const [known] = await tx.query<{ held_by: string; person: string }[]>('SELECT held_by, person FROM guidance_elsewhere WHERE id = $1', [entity]);
    if (known && (known.held_by !== source || known.person !== person)) throw foreignInterview('another interview');
    // Whoever is first at the same moment has it: the other's word finds no row to change.
    await tx.query(
      `INSERT INTO guidance_elsewhere (id, person, held_by, kind, held_on, objective, next_step, annulled, version, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, held_on = excluded.held_on, objective = excluded.objective, next_step = excluded.next_step, annulled = excluded.annulled,
         version = excluded.version, changed_at = excluded.changed_at
       WHERE guidance_elsewhere.version < excluded.version AND guidance_elsewhere.held_by = excluded.held_by AND guidance_elsewhere.person = excluded.person`,
      [entity, person, source, data.kind, data.heldOn, data.objective ?? null, data.nextStep, annulled, version, time],
    );
  }
}
