import { WrongClockConfiguration } from './wrong-clock.config.js';

/**
 * Loaded before a node's program: whatever asks this process for the time, libraries too, gets a wrong one. PostgreSQL and the hub, which may run
 * on other machines, keep the right one.
 */
const { offset } = new WrongClockConfiguration();

globalThis.Date = new Proxy(Date, {
  construct: (target, words: [], maker) => (words.length === 0 ? Reflect.construct(target, [target.now() + offset], maker) : Reflect.construct(target, words, maker)) as object,
  apply: (target) => new target(target.now() + offset).toString(),
  get: (target, name, receiver) => (name === 'now' ? () => target.now() + offset : Reflect.get(target, name, receiver) as unknown),
});
