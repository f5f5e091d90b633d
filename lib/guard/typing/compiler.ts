// The TypeScript compiler, in a process of its own: it is large, and what it is given may have been written to
// make it stall. It is started once and kept; it answers one request at a time, and one that takes too long, or
// dies, is replaced for the next.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TypedModel } from './typed-model.ts';

export type CompilerRequest =
  /** The text without its types. */
  | { readonly wanted: 'code'; readonly text: string }
  /** What is wrong with the body of a function that is written against these models. */
  | { readonly wanted: 'problems'; readonly text: string; readonly models: readonly TypedModel[] };

interface Answers {
  readonly code: string | null;
  readonly problems: readonly string[];
}

const milliseconds = 2000;
/** Milliseconds that it may take to load, once; on a busy machine that is long. */
const startMilliseconds = 20_000;

interface Helper {
  readonly process: ChildProcess;
  /** Settles when the compiler is loaded, with nothing when it could not be. */
  readonly ready: Promise<string | undefined>;
  reply: (line: string | undefined) => void;
}

let helper: Helper | undefined;
let turn: Promise<unknown> = Promise.resolve();

/** @throws Error when the compiler takes longer than two seconds, or dies over it */
export function askCompiler<Request extends CompilerRequest>(
  request: Request,
): Promise<Answers[Request['wanted']]> {
  const result = turn.then(() => ask(request));
  turn = result.catch(() => {});
  return result as Promise<Answers[Request['wanted']]>;
}

/** Starts the compiler where it is not, so that whoever may need it soon does not wait for it. */
export function warmCompiler(): void {
  helper ??= startHelper();
}

async function ask(request: CompilerRequest): Promise<unknown> {
  const used = helper ?? startHelper();
  helper = used;
  used.process.ref();
  let line = await used.ready;
  if (line !== undefined) {
    const answered = replyOf(used, milliseconds);
    used.process.stdin?.write(`${JSON.stringify(request)}\n`);
    line = await answered;
  }
  used.process.unref();
  if (line === undefined) {
    if (helper === used) helper = undefined;
    used.process.kill('SIGKILL');
    throw new Error('TypeScript could not be read in time');
  }
  return JSON.parse(line);
}

/** The next line of a helper; undefined when it takes too long, or ends. */
function replyOf(used: Pick<Helper, 'reply'>, within: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    // While somebody waits the process itself keeps this one alive.
    const timer = setTimeout(() => used.reply(undefined), within).unref();
    used.reply = (text) => {
      clearTimeout(timer);
      resolve(text);
    };
  });
}

function startHelper(): Helper {
  const child = spawn(process.execPath, ['--max-old-space-size=384', '--no-warnings', programFile()], {
    env: {} as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting: Pick<Helper, 'reply'> = { reply: () => {} };
  const started: Helper = Object.assign(waiting, {
    process: child,
    ready: replyOf(waiting, startMilliseconds),
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
    const end = text.indexOf('\n');
    if (end < 0) return;
    const line = text.slice(0, end);
    text = text.slice(end + 1);
    started.reply(line);
  });
  const end = () => {
    if (helper === started) helper = undefined;
    started.reply(undefined);
  };
  child.on('exit', end);
  child.on('error', end);
  child.stdin.on('error', () => {});
  child.unref();
  for (const stream of [child.stdin, child.stdout] as unknown as { unref?: () => void }[]) stream.unref?.();
  process.once('exit', () => child.kill('SIGKILL'));
  return started;
}

/** Beside this file, or, when a bundler has moved it, below the working directory. */
function programFile(): string {
  const beside = import.meta.url.startsWith('file:') ? dirname(fileURLToPath(import.meta.url)) : '';
  const folders = [beside, join(process.cwd(), 'lib', 'guard', 'typing')];
  const files = folders.map((folder) => join(folder, 'compiler-process.ts'));
  return (
    files.find((file) => existsSync(file)) ?? join(process.cwd(), 'lib/guard/typing/compiler-process.ts')
  );
}
