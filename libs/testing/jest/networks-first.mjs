import Sequencer from '@jest/test-sequencer';

/** Whole networks, servers that are killed, thousands of requests: minutes each, in files of a few lines. */
const LONG = [/\/(test\/[^/]+|chaos\/src\/teeth\/[^/]+)\.spec\.ts$/, /\.e2e\.spec\.ts$/];

/**
 * The order of the files in a checkout where no run has measured them yet. Jest goes by their size then, and comes to the longest at the very end, with one of its
 * two workers idle. Once it knows how long each takes, that decides.
 */
export default class NetworksFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const rank = ({ path }) => {
      const at = LONG.findIndex((pattern) => pattern.test(path));
      return at === -1 ? LONG.length : at;
    };
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
