import { runMember } from '@filiera/member-kit';
import { COMMANDS, stewardCommands } from './commands/commands.js';
import { steward } from './member.js';

if (COMMANDS.includes(process.argv[2] ?? '')) {
  try {
    await stewardCommands(process.env, (line) => process.stdout.write(`${line}\n`)).parseAsync(process.argv);
  } catch (error) {
    process.stderr.write(`✗ ${(error as Error).message}\n`);
    process.exitCode = 1;
  }
} else {
  await runMember(steward);
}
