/** What other measurements share with these: rows with an aim, plots, and how they are told. */
export { commitAt } from './commit.js';
export { figure, median, quantile, type Aim, type Figure } from './figure.js';
export { sentenceOf, thisMachine, type Machine } from './machine.js';
export { whenSentence, type MeasuredWhen } from './measured-when.js';
export { memoryOf } from './process-memory.js';
export { print } from './report.js';
export { drawSeries } from './plot/draw-series.js';
export type { Series } from './plot/series.js';
