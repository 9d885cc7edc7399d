/**
 * Loaded first into each server that the portal command starts. The channel to
 * that command closes when it goes away, however it goes (even by a kill that
 * it cannot catch); the server then ends instead of holding its port for ever.
 */
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 2000).unref();
  });
}
