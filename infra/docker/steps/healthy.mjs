/** Exits with 0 when the node of this container answers that it can do all its work; says what it answers otherwise. */
const address = new URL('/health/ready', process.env.FILIERA_HEALTH_URL ?? 'https://localhost:3000');
try {
  const answer = await fetch(address, { signal: AbortSignal.timeout(4000) });
  const { status } = await answer.json();
  if (status !== 'up') throw new Error(`answers ${answer.status}, ${status}`);
} catch (error) {
  console.error(`${address}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
