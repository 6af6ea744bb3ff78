import { StartFailure } from './start-failure.js';

/** The program was called with words that it does not know: it does not start, lest a command that was mistyped be taken for the service. */
export class WrongCommandLine extends StartFailure {
  constructor(unknown: readonly string[]) {
    const words = unknown.join(' ');
    super({
      it: `Parole che questo programma non conosce: ${words}. Avvia il nodo, e accetta solo --home <cartella>; i comandi sono di \`filiera\`.`,
      en: `Words that this program does not know: ${words}. It starts the node, and takes --home <folder> alone; commands are \`filiera\`'s.`,
    });
    this.name = 'WrongCommandLine';
  }
}
