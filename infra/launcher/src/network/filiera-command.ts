import { EXIT, runCli } from '@filiera/cli';

/** Thrown when a command of the launcher's own way in fails. */
export class CommandFailed extends Error {
  constructor(words: readonly string[], said: string) {
    super(`filiera ${words.slice(0, 2).join(' ')}: ${said.trim()}`);
  }
}

/**
 * Runs `filiera` as whoever installs a node does, in this process.
 * @returns what it printed as its result
 * @throws CommandFailed with everything that it said
 */
export async function filiera(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  let out = '';
  let err = '';
  const code = await runCli(words, {
    environment,
    out: { write: (text) => { out += text; } },
    err: { write: (text) => { err += text; } },
    now: () => new Date(),
  });
  if (code !== EXIT.ok) {
    throw new CommandFailed(words, err);
  }
  return out.trim();
}
