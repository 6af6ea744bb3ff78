/** What other measurements share with these: rows with an aim, plots, and how they are told. */
export { figure, median, quantile, type Aim, type Figure } from './figure.js';
export { sentenceOf, thisMachine, type Machine } from './machine.js';
export { print } from './report.js';
export { drawSeries } from './plot/draw-series.js';
export type { Series } from './plot/series.js';
