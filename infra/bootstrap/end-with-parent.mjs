/** Preloaded into what the bootstrap runs: when the process that started it is gone, however it went, it is asked to stop. */
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
