/** The programs of this checkout: what each is called, and the source that it begins with. */
export const PROGRAMS = {
  agency: 'apps/agency/src/main.ts',
  coordinator: 'apps/coordinator/src/main.ts',
  cpi: 'apps/cpi/src/main.ts',
  eures: 'apps/eures/src/main.ts',
  school: 'apps/school/src/main.ts',
  steward: 'apps/steward/src/main.ts',
  university: 'apps/university/src/main.ts',
  filiera: 'apps/cli/src/main.ts',
  secrets: 'infra/docker/make-secrets.ts',
  launcher: 'infra/launcher/src/main.ts',
  demo: 'infra/demo/src/main.ts',
  sample: 'infra/sample/src/main.ts',
  'vocabulary-import': 'infra/import/src/vocabulary.ts',
  'territory-import': 'infra/import/src/territory.ts',
};
