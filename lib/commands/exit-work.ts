// What has to be done before the process ends, however it ends: connections closed, the embedded server
// left. Last in, first out.
type Work = () => Promise<void> | void;

const pending: Work[] = [];

export function beforeExit(work: Work): void {
  pending.push(work);
}

/** Does all of it once; one that fails does not keep the others from being done. */
export async function doExitWork(): Promise<void> {
  for (let work = pending.pop(); work; work = pending.pop()) {
    try {
      await work();
    } catch (error) {
      process.stderr.write(`While ending: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
