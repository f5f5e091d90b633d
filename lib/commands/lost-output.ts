/**
 * From now on a process lives on when nobody reads what it says: the pipe of `npm start | head`, a closed
 * terminal, a log collector that ended. Unheard, each such write would be an uncaught error, which is
 * written to the same place and so fails again, for ever and at the full speed of a core.
 */
export function surviveLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      // There is nobody left to tell.
    });
  }
}
