import { ProcessConfiguration, runMember } from '@filiera/member-kit';
import { runCommand } from './commands/run-command.js';
import { steward } from './member.js';

// Whatever is more than the service takes is meant as a command, be it mistyped: that the service starts instead is what nobody wanted.
if (new ProcessConfiguration().unknown.length > 0) {
  process.exitCode = await runCommand(process.argv.slice(2), process.env, process);
} else {
  await runMember(steward);
}
