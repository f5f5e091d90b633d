// The whole program of the child process. It owns nothing: no environment, no files, no network where
// the platform can forbid them. It makes one isolate a run, hands queries to the parent and the replies
// back, and says how the run ended. None of its own limits is relied on: the parent counts and kills.
import { createFrameReader, encodeFrame } from './frames.ts';

interface Isolate {
  createContextSync(): Context;
  compileScriptSync(code: string): { runSync(context: Context, options: object): Reference };
  dispose(): void;
  readonly isDisposed: boolean;
}
interface Context {
  evalClosureSync(code: string, args: unknown[], options: object): Reference;
}
interface Reference {
  apply(receiver: undefined, args: unknown[], options: object): Promise<string>;
  derefInto(): unknown;
}
interface IsolatedVm {
  Isolate: new (options: { memoryLimit: number; onCatastrophicError: () => void }) => Isolate;
  Reference: new (value: unknown) => object;
}

interface Task {
  readonly code: string;
  readonly memoryMegabytes: number;
  readonly cpuMilliseconds: number;
  readonly queryLength: number;
  readonly resultLength: number;
}

/** Starts the child. `addonPath` is the isolated-vm binary, loaded without looking up any package. */
export function startRunner(addonPath: string): void {
  const addon = { exports: {} as { ivm: IsolatedVm } };
  process.dlopen(addon, addonPath);
  const { ivm } = addon.exports;
  const waiting = new Map<number, (reply: string) => void>();
  let bootText = '';
  let queries = 0;
  const die = () => process.kill(process.pid, 'SIGKILL');
  const say = (kind: string, number: number, text: string) =>
    process.stdout.write(encodeFrame(kind, number, text));

  function ask(queryText: unknown): Promise<string> {
    const number = ++queries;
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      say('Q', number, String(queryText));
    });
  }

  async function run(task: Task): Promise<string> {
    const isolate = new ivm.Isolate({ memoryLimit: task.memoryMegabytes, onCatastrophicError: die });
    try {
      const context = isolate.createContextSync();
      const prepared = context.evalClosureSync(
        `${bootText}\nreturn boot($0, $1, $2);`,
        [new ivm.Reference(ask), task.queryLength, task.resultLength],
        { result: { reference: true } },
      );
      const snippet = isolate.compileScriptSync(task.code).runSync(context, { reference: true });
      return await prepared.apply(undefined, [snippet.derefInto()], {
        result: { promise: true, copy: true },
        timeout: task.cpuMilliseconds,
      });
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : '';
      if (isolate.isDisposed) return 'M';
      return message.includes('timed out') ? 'T' : `E${message.slice(0, 500)}`;
    } finally {
      waiting.clear();
      if (!isolate.isDisposed) isolate.dispose();
    }
  }

  const read = createFrameReader(64 * 1024 * 1024, ({ kind, number, text }) => {
    if (kind === 'B') {
      bootText = text;
      say('Y', 0, '');
    } else if (kind === 'A') {
      waiting.get(number)?.(text);
      waiting.delete(number);
    } else if (kind === 'R') {
      queries = 0;
      run(JSON.parse(text)).then((outcome) => {
        const { user, system } = process.cpuUsage();
        say('D', Math.round((user + system) / 1000), outcome);
      }, die);
    }
  });
  process.stdin.on('data', read);
  process.stdin.on('end', die);
}
