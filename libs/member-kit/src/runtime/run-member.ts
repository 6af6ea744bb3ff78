import { ProcessConfiguration } from '../configuration/process-configuration.js';
import { readSettings } from '../configuration/read-settings.js';
import { createMember } from './create-member.js';
import { EXIT_FAILED, explainStart } from './explain-start.js';
import type { MemberManifest } from './member-manifest.js';
import type { MustStop } from './must-stop.js';
import { returnStartMemorySoon } from './return-start-memory.js';
import { StartFailure } from './start-failure.js';
import { stopWhenAsked } from './stop-when-asked.js';
import { WrongCommandLine } from './wrong-command-line.js';

/** What a program tells its parent process when it is loaded and waits for the one before it to end. */
export const STANDING_BY = 'standing by';

/**
 * The one call of a member's program: reads the settings from the home folder (`--home` or `FILIERA_HOME`), starts,
 * tells the parent process `ready` (and {@link STANDING_BY} before, when another process works for the node), stops in order on SIGTERM, SIGINT, when the parent is gone,
 * or when the node may not go on.
 */
export async function runMember(manifest: MemberManifest): Promise<void> {
  const configuration = new ProcessConfiguration();
  try {
    if (configuration.unknown.length > 0) throw new WrongCommandLine(configuration.unknown);
    if (configuration.home === undefined) throw noHome();
    const settings = await readSettings(configuration.home, configuration.environment);
    let mustStop!: MustStop;
    const stopped = new Promise<StartFailure>((resolve) => { mustStop = resolve; });
    const app = await createMember(manifest, settings, { standingBy: () => process.send?.(STANDING_BY), mustStop });
    stopWhenAsked(configuration, () => app.close(), stopped);
    process.send?.('ready');
    returnStartMemorySoon();
  } catch (error) {
    const { message, exitCode } = explainStart(error);
    process.stderr.write(`${message}\n`);
    process.exit(exitCode || EXIT_FAILED);
  }
}

function noHome(): StartFailure {
  return new StartFailure({
    it: 'Indicare la cartella del nodo con --home <cartella> o con FILIERA_HOME; la crea `filiera node init`.',
    en: 'Name the node\'s home folder with --home <folder> or FILIERA_HOME; `filiera node init` makes it.',
  });
}
