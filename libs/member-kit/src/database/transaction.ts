import type { EntityManager } from 'typeorm';

/** The open database transaction: every write of a use case goes through it. */
export type Transaction = EntityManager;
