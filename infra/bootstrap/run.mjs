/**
 * What every npm script runs through. Plain JavaScript for Node 20.19, because in a fresh clone nothing is installed yet:
 * it installs what is missing, builds, and then runs the thing asked for under the Node 24 that is among the dependencies.
 *
 *   run.mjs install                     dependencies and the platform's binaries
 *   run.mjs build                       everything: each package to its dist, types checked, and the programs to the checkout's dist
 *   run.mjs test [jest's arguments]     builds, then Jest
 *   run.mjs program <name> [args]       makes the programs, then runs this one
 *   run.mjs suite <file.js> [args]      builds everything, then runs a built file: what starts programs and takes its own from many files
 *   run.mjs tool <file> [args]          a JavaScript tool, without a build
 *   run.mjs source <file.ts> [args]     a TypeScript file, straight from its source
 */
import { build, makePrograms } from './build.mjs';
import { inCheckout } from './checkout.mjs';
import { install } from './install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { runNode } from './run-node.mjs';

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

const COMMANDS = {
  install: () => 0,
  build: () => build(),
  test: async (...args) => (await build()) || runNode([...JEST, ...args]),
  program: async (program, ...args) => (await makePrograms()) || runNode([inCheckout('dist', `${program}.js`), ...args]),
  suite: async (file, ...args) => (await build()) || runNode([file, ...args]),
  tool: (file, ...args) => runNode([file, ...args]),
  source: (file, ...args) => runNode(['--import', './infra/bootstrap/typescript.mjs', file, ...args]),
};

refuseOldNode();
const [name, ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  console.error(`unknown command "${name ?? ''}": one of ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(2);
}
try {
  await install();
  process.exitCode = await command(...args);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
