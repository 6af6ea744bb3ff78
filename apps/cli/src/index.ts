/** The `filiera` command as a function: what `npm start` uses to bring its nodes in, by the same path as everyone. */
export { type CliWorld, runCli } from './program.js';
export { languageOf } from './speaking/console.js';
export { EXIT, type ExitCode } from './speaking/failure.js';
