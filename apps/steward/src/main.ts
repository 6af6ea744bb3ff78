import { runMember } from '@filiera/member-kit';
import { COMMANDS, stewardCommands } from './commands/commands.js';
import { steward } from './member.js';

if (COMMANDS.includes(process.argv[2] ?? '')) {
  await stewardCommands(process.env, (line) => process.stdout.write(`${line}\n`)).parseAsync(process.argv);
} else {
  await runMember(steward);
}
