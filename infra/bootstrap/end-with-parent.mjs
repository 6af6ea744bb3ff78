/** How soon a worker notices that the process that started it is gone. */
const LOOK_MS = 1_000;

const stop = () => process.kill(process.pid, 'SIGTERM');

/** Preloaded into what the bootstrap runs, and inherited by its workers: when the process that started them is gone, however it went, they stop. */
if (process.channel && process.env.FILIERA_BOOTSTRAP_PID === String(process.ppid)) {
  process.once('disconnect', stop);
  // The channel to the bootstrap must not keep a program alive that has finished.
  process.channel.unref();
} else if (process.channel) {
  // A worker lives as long as it listens to its own parent. Who waits for the channel's end listens too, and the worker would never finish: it looks instead.
  setInterval(() => { if (!process.connected) stop(); }, LOOK_MS).unref();
}
