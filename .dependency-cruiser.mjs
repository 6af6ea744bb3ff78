/** Which folder may import which. Each rule says because of what in its comment. Checked by `npm run check:dependencies`. */

/** Specs, end-to-end tests, benchmarks, faults and the testing library itself: they see more than the product's own code may. */
const TESTS = '(\\.spec\\.ts$|^test/|^bench/|^chaos/|^(apps|libs|infra)/[^/]+/test/|^libs/testing/)';

/** A library that may import only some others of ours. */
function onlyImports(name, folder, allowed, because) {
  return {
    name,
    severity: 'error',
    comment: because,
    from: { path: `^${folder}/`, pathNot: TESTS },
    to: { path: '^(libs|apps|infra|test|bench|chaos)/', pathNot: [`^${folder}/`, ...allowed.map((other) => `^libs/${other}/`)] },
  };
}

export default {
  forbidden: [
    onlyImports('contracts-is-a-leaf', 'libs/contracts', [],
      'because an integrator who builds an own node installs the contracts alone: they must not bring our runtime along'),
    onlyImports('matching-is-pure', 'libs/matching', [],
      'because a score that people are to be given reasons for must be computable, and testable, without database, broker or framework'),
    onlyImports('member-kit-knows-contracts-alone', 'libs/member-kit', ['contracts'],
      'because the runtime serves every kind of member: once it knew a domain, each kind would carry the others\' rules'),
    onlyImports('exchange-stands-on-the-kit', 'libs/exchange', ['contracts', 'member-kit', 'matching'],
      'because what every member shares must not depend on what one kind of member alone does'),
    onlyImports('embedded-stands-alone', 'infra/embedded', [],
      'because it only starts a broker and a database, and is needed before anything of ours can run'),
    {
      name: 'apps-import-libraries-only',
      severity: 'error',
      comment: 'because each kind of member is installed alone: what two of them need belongs in a library, and what starts servers is not part of a node',
      from: { path: '^apps/([^/]+)/', pathNot: TESTS },
      to: { path: '^(apps|infra|test|bench|chaos)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'apps-never-import-another-app',
      severity: 'error',
      comment: 'because even a test of one member that reaches into another\'s code would hide that they only share the contracts',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      comment: 'because test servers, builders and weak keys must never reach a program that runs in an office',
      from: { path: '^(libs|apps|infra)/', pathNot: TESTS },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      comment: 'because specs are left out of the build: an import of one would break the program where it is installed',
      from: { path: '^(libs|apps|infra)/', pathNot: TESTS },
      to: { path: '(\\.spec\\.ts$|^test/|/test/)' },
    },
    {
      name: 'libraries-through-their-index',
      severity: 'error',
      comment: 'because what a library\'s index does not export may change any day: integrators and we ourselves rely on the index alone',
      from: { path: '^(apps|libs|infra|test|bench|chaos)/([^/]+)/' },
      to: { path: '^(libs|infra)/[^/]+/', pathNot: ['^$1/$2/', '^infra/bootstrap/', '^(libs|infra)/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'network-tests-through-the-index',
      severity: 'error',
      comment: 'because tests of the whole network use what an integrator could use',
      from: { path: '^(test|bench|chaos)/' },
      to: { path: '^(libs|infra)/[^/]+/', pathNot: '^(libs|infra)/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'because two files that need each other when they load find one another half made; an import of a type alone does no harm',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'because an import that leads nowhere hides whatever rule it breaks',
      from: { path: '^(libs|apps|infra)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'because a library works outside this repository only when its own package.json names what it imports',
      from: { path: '^(libs|apps|infra)/[^/]+/src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // A type-only import ties two folders together as much as any other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['filiera-source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
