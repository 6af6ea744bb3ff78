import { execFileSync } from 'node:child_process';

/** Written by the measurements themselves: what an earlier one found does not make this one's program another. */
const PROOF = 'docs/proof';

/**
 * The commit that a folder of the repository stands at, short, with `+` when the tree differs from it: whoever doubts a figure can have the same program.
 * @returns undefined where there is no git, or no repository
 */
export function commitAt(folder: string): string | undefined {
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const root = git('rev-parse', '--show-toplevel');
    const differs = git('-C', root, 'status', '--porcelain', '--', '.', `:(exclude)${PROOF}`) !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${differs ? '+' : ''}`;
  } catch {
    return undefined;
  }
}
