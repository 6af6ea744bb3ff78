import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { AgreementVersions, runMember, UnitOfWork } from '../src/index.js';
import { SAMPLE_MANIFEST } from './sample-member.js';

/** Learns, when it has come up, that another major version of the agreement is in force: what the coordinator's event brings about. */
@Injectable()
class LearnsNextAgreement implements OnApplicationBootstrap {
  constructor(private readonly units: UnitOfWork, private readonly versions: AgreementVersions) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.units.run((tx) => tx.query(`INSERT INTO agreement_version (version, publication, effective_from) VALUES ('2.0.0', 1, '2026-11-01')`));
    this.versions.changed();
  }
}

@Module({ providers: [LearnsNextAgreement] })
class NextAgreement {}

await runMember({ ...SAMPLE_MANIFEST, imports: [...SAMPLE_MANIFEST.imports, NextAgreement] });
