/** The steward's commands as a function: what `npm start` uses to found its hub, as everyone does. */
export { stewardCommands } from './commands/commands.js';
