import { rmSync } from 'node:fs';
import { clearLeftovers } from './clear-leftovers.js';

/**
 * Runs beside a campaign, in a process group of its own, and outlives it: when the campaign is gone, however it went, what it left is taken away.
 * Its words: the folder to remove afterwards, if any.
 */
const [folder] = process.argv.slice(2);
const campaign = process.ppid;

process.once('disconnect', () => {
  void clearLeftovers((owner) => owner === campaign).finally(() => {
    // Somebody else removes it as well, but cannot while something is mounted below.
    if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 });
    process.exit();
  });
});
