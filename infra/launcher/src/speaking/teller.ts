import type { Text } from '@filiera/contracts';

/** Tells what the launcher does, step by step, with the seconds since it began. */
export interface Teller {
  step(text: Text): void;
  /** Something that needs attention, with what to do. */
  warn(text: Text): void;
}

/** Says nothing: for tests. */
export const QUIET: Teller = { step() {}, warn() {} };

/** A teller for a terminal. */
export function terminalTeller(language: keyof Text, write: (line: string) => void): Teller {
  const began = performance.now();
  const seconds = (): string => ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  return {
    step: (text) => write(`[${seconds()} s] ${text[language]}`),
    warn: (text) => write(`[${seconds()} s] ! ${text[language]}`),
  };
}
