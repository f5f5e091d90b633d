// The whole program of the child process. It owns nothing: no environment, no files, no network where
// the platform can forbid them. It makes one isolate a run, hands queries to the parent and the replies
// back, and says how the run ended. None of its own limits is relied on: the parent counts and kills.
// The isolate of the next run is made while nobody waits; nothing of a run before has ever been in it.
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

/** What an isolate is made with, before it is known what will run in it. */
export interface Room {
  readonly memoryMegabytes: number;
  readonly queryLength: number;
  readonly resultLength: number;
}
interface Task extends Room {
  readonly code: string;
  readonly cpuMilliseconds: number;
}
/** An isolate with nothing in it but what every snippet is written against. */
interface Prepared {
  readonly isolate: Isolate;
  readonly context: Context;
  readonly boot: Reference;
  readonly room: Room;
}

/** Starts the child. `addonPath` is the isolated-vm binary, loaded without looking up any package. */
export function startRunner(addonPath: string): void {
  const addon = { exports: {} as { ivm: IsolatedVm } };
  process.dlopen(addon, addonPath);
  const { ivm } = addon.exports;
  const waiting = new Map<number, (reply: string) => void>();
  let bootText = '';
  let queries = 0;
  let next: Prepared | undefined;
  let running: Isolate | undefined;
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

  function prepare(room: Room): Prepared {
    const isolate = new ivm.Isolate({ memoryLimit: room.memoryMegabytes, onCatastrophicError: die });
    const context = isolate.createContextSync();
    const boot = context.evalClosureSync(
      `${bootText}\nreturn boot($0, $1, $2);`,
      [new ivm.Reference(ask), room.queryLength, room.resultLength],
      { result: { reference: true } },
    );
    return { isolate, context, boot, room };
  }

  /** Once all that waits to be read was read: a run that is already there goes first. */
  function prepareNext(room: Room): void {
    setImmediate(() => {
      if (!running) next ??= prepare(room);
    });
  }

  function take(task: Task): Prepared {
    const ready = next;
    next = undefined;
    const fits =
      ready?.room.memoryMegabytes === task.memoryMegabytes &&
      ready.room.queryLength === task.queryLength &&
      ready.room.resultLength === task.resultLength;
    if (ready && fits) return ready;
    ready?.isolate.dispose();
    return prepare(task);
  }

  async function run(task: Task): Promise<string> {
    let isolate: Isolate | undefined;
    try {
      const prepared = take(task);
      isolate = prepared.isolate;
      running = isolate;
      const snippet = isolate.compileScriptSync(task.code).runSync(prepared.context, { reference: true });
      return await prepared.boot.apply(undefined, [snippet.derefInto()], {
        result: { promise: true, copy: true },
        timeout: task.cpuMilliseconds,
      });
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : '';
      if (isolate?.isDisposed) return 'M';
      return message.includes('timed out') ? 'T' : `E${message.slice(0, 500)}`;
    } finally {
      waiting.clear();
      running = undefined;
      if (isolate && !isolate.isDisposed) isolate.dispose();
    }
  }

  const read = createFrameReader(64 * 1024 * 1024, ({ kind, number, text }) => {
    if (kind === 'B') {
      const { boot, room }: { boot: string; room: Room } = JSON.parse(text);
      bootText = boot;
      say('Y', 0, '');
      prepareNext(room);
    } else if (kind === 'A') {
      waiting.get(number)?.(text);
      waiting.delete(number);
    } else if (kind === 'X') {
      // Nobody waits for this run any more. One that has ended meanwhile is not met by it: what is said to
      // this process is read in its order, and the next run comes after.
      if (running && !running.isDisposed) running.dispose();
    } else if (kind === 'R') {
      queries = 0;
      const task: Task = JSON.parse(text);
      run(task).then((outcome) => {
        const { user, system } = process.cpuUsage();
        say('D', Math.round((user + system) / 1000), outcome);
        prepareNext(task);
      }, die);
    }
  });
  process.stdin.on('data', read);
  process.stdin.on('end', die);
}
