/** What other measurements share with these: rows with an aim, and how they are told. */
export { figure, median, quantile, type Aim, type Figure } from './figure.js';
export { print } from './report.js';
