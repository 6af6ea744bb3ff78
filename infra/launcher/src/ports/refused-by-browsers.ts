/** From 1024 up; below, no ordinary account may listen. */
const REFUSED: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** True for ports that browsers and Node's `fetch` never call over HTTP, because they belong to other protocols (Fetch Standard, "bad port"): whoever listens there answers nobody. */
export function refusedByBrowsers(port: number): boolean {
  return REFUSED.has(port);
}
