import { NodeHome, readSettings } from '@filiera/member-kit';
import { EXIT, Failure, type ExitCode } from '../speaking/failure.js';
import type { Console } from '../speaking/console.js';
import { runChecks } from './check-list.js';
import { trustAuthorityOf } from './coordinator-request.js';
import { hubChecks } from './hub-checks.js';
import { clockCheck, localChecks } from './local-checks.js';

/** Looks at everything the node needs, one thing at a time, and says what to do about what is missing. */
export async function checkNode(homeDir: string, environment: NodeJS.ProcessEnv, console: Console): Promise<ExitCode> {
  const home = new NodeHome(homeDir);
  const settings = await readSettings(home.dir, environment);
  const { member, hub } = settings;
  console.say({ it: `Controllo di ${member.id} (${member.name}):`, en: `Checking ${member.id} (${member.name}):` });
  if (!hub) {
    await runChecks(localChecks(home, settings), console);
    throw new Failure(
      { it: 'Il nodo non è ancora entrato nella rete.', en: 'The node has not joined the network yet.' },
      { it: 'Chiedere un invito al coordinatore, poi "filiera node join <invito>".', en: 'Ask the coordinator for an invitation, then "filiera node join <invitation>".' },
    );
  }
  trustAuthorityOf(home, hub);
  const missed = await runChecks([...localChecks(home, settings), clockCheck(hub.coordinator.url), ...hubChecks(home, member, hub)], console);
  if (missed > 0) {
    console.say({ it: `${missed} controlli non superati.`, en: `${missed} checks did not pass.` });
    return EXIT.failed;
  }
  console.say({ it: 'Tutto a posto: il nodo può essere avviato.', en: 'All is well: the node can be started.' });
  return EXIT.ok;
}
