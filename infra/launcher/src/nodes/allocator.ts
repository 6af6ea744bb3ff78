/**
 * Asked of the C library wherever a node is started: arrays from 128 KiB on always come from the system and go back to it, and all threads share one arena. By itself glibc
 * raises that limit with each large array that is freed, and keeps the holes that the index of matches leaves while it is filled.
 */
export const ALLOCATOR = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072' } as const;
