import type { ReceivedHeader } from '@filiera/member-kit';

/**
 * When a term begins: when the hub had the event that asks, unless that is dated later. Nobody is late because a publisher dates back, or was cut off. The
 * deadline that the event itself may name is never later than the one that is judged.
 */
export function startOf({ time, storedAt }: Pick<ReceivedHeader, 'time'> & { readonly storedAt?: Date | undefined }): Date {
  return storedAt && storedAt > time ? storedAt : time;
}
