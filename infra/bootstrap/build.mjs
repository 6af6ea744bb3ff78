import { inCheckout, progress } from './checkout.mjs';
import { alone } from './lock.mjs';
import { runNode } from './run-node.mjs';

/**
 * Compiles what changed since the last build.
 * @param project `tsconfig.build.json` of one package: that one and what it refers to; of the checkout when left out.
 * @returns 0, or the compiler's exit code after it has told what is wrong.
 */
export function build(project = 'tsconfig.build.json') {
  return alone(inCheckout('.tools', 'build.lock'), async () => {
    const code = await runNode(['node_modules/typescript7/bin/tsc', '-b', project]);
    progress(code === 0 ? 'built' : 'the build failed: the messages above name the file and the line');
    return code;
  }, { onWait: (pid) => progress(`another command (process ${pid}) is building: waiting for it`) });
}
