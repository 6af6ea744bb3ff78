import { inCheckout, progress } from './checkout.mjs';
import { alone } from './lock.mjs';
import { runNode } from './run-node.mjs';

/**
 * Runs one step of the build while no other command of this checkout does.
 * @returns 0, or the step's exit code after it has told what is wrong.
 */
function step(done, args) {
  return alone(inCheckout('.tools', 'build.lock'), async () => {
    const code = await runNode(args);
    progress(code === 0 ? done : 'the build failed: the messages above name the file and the line');
    return code;
  }, { onWait: (pid) => progress(`another command (process ${pid}) is building: waiting for it`) });
}

/** Makes the programs from the sources, if any has changed since: what a start needs, and no more. */
export const makePrograms = () => step('programs ready', ['infra/bootstrap/bundle.mjs']);

/** Compiles every package with its types, then makes the programs. */
export const build = async () => (await step('built', ['node_modules/typescript7/bin/tsc', '-b', 'tsconfig.build.json'])) || makePrograms();
