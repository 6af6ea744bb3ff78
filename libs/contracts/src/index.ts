export * from './agreement/member-kind.js';
export * from './events/event-contract.js';
