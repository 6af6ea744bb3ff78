import { type MemberManifest, runMember } from '@filiera/member-kit';
import { NextNodeConfiguration } from './next-node.config.js';
import { NextVersion } from './next-version.js';
import { AddNextVacancies1799999999000 } from './add-next-vacancies.migration.js';
import { vacancyPublishedV2 } from './vacancy-published.v2.js';

const { manifest } = await import(new NextNodeConfiguration().presentProgram) as { readonly manifest: MemberManifest };

await runMember({
  ...manifest,
  publishes: [...manifest.publishes, vacancyPublishedV2],
  consumes: [...manifest.consumes, vacancyPublishedV2],
  imports: [...manifest.imports, NextVersion],
  migrations: [...manifest.migrations, AddNextVacancies1799999999000],
});
