/** Preloaded into what the bootstrap runs, and inherited by its workers: when the process that started them is gone, however it went, they stop. */
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel to the bootstrap must not keep a program alive that has finished; a worker lives by the channel to its own parent.
  if (process.env.FILIERA_BOOTSTRAP_PID === String(process.ppid)) process.channel.unref();
}
