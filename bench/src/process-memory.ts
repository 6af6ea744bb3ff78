import { readFileSync } from 'node:fs';

/**
 * Memory of a process, megabytes of 10^6 bytes: what is resident now, the most that ever was (`VmHWM`), or what is resident and no file's (`RssAnon`).
 * @throws Error where it cannot be read
 */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM' | 'RssAnon' = 'VmRSS'): number {
  const kibibytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kibibytes === undefined) throw new Error(`no ${field} of process ${pid}: this figure needs Linux`);
  return (Number(kibibytes) * 1_024) / 1e6;
}
