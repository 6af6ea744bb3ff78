/**
 * Preloaded into what the bootstrap runs: when the process that started it is gone, however it went, it is asked to stop.
 * Processes started further down inherit the preload (Jest's workers do) and their channel is their own business: it has to keep them alive.
 */
if (process.channel && process.env.FILIERA_BOOTSTRAP_PID === String(process.ppid)) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
