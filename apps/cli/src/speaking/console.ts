import type { Text } from '@filiera/contracts';
import type { Failure } from './failure.js';

/** Languages of the messages: Italian first. */
export type Language = keyof Text;

/** Where a command writes; a test passes its own. */
export interface Output {
  write(text: string): void;
}

/** The language asked for on the command line, else that of the environment's LANG, else Italian. */
export function languageOf(asked: string | undefined, lang: string | undefined): Language {
  const wanted = (asked ?? lang ?? 'it').toLowerCase();
  return wanted.startsWith('en') ? 'en' : 'it';
}

/** Speaks to the person at the terminal, in one language. Results go to `out`, everything else to `err`, so that a pipe gets the result alone. */
export class Console {
  constructor(private readonly language: Language, private readonly out: Output, private readonly err: Output) {}

  /** The text in the language of this run. */
  text(text: Text): string {
    return text[this.language];
  }

  /** What the command was asked for: a key, an invitation, a table. */
  result(line: string): void {
    this.out.write(`${line}\n`);
  }

  say(text: Text): void {
    this.err.write(`${this.text(text)}\n`);
  }

  /** One check that passed. */
  passed(what: Text, detail = ''): void {
    this.err.write(`  ✓ ${this.text(what)}${detail ? `: ${detail}` : ''}\n`);
  }

  /** One check that did not pass, and what to do. */
  missed(what: Text, why: string, todo: Text): void {
    this.err.write(`  ✗ ${this.text(what)}: ${why}\n    → ${this.text(todo)}\n`);
  }

  failure(failure: Failure): void {
    this.err.write(`✗ ${this.text(failure.what)}\n  → ${this.text(failure.todo)}\n`);
  }
}
