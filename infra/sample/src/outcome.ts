/** Whether a row of a sample was new to its node. */
export type Outcome = 'loaded' | 'known';
