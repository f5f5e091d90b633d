// TypeScript to JavaScript, in a helper process of its own: the compiler is large, and what it is given
// may have been written to make it stall. It only transpiles: no program, no files, no type check.
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const milliseconds = 2000;
/** Milliseconds that a helper may take to load the compiler, once; on a busy machine that is long. */
const startMilliseconds = 20_000;

/** What the helper runs: one request a line, one reply a line. */
const program = `
const ts = require(process.argv[1]);
const options = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  removeComments: false,
  isolatedModules: true,
};
let text = '';
process.stdin.on('data', (chunk) => {
  text += chunk;
  for (let end = text.indexOf('\\n'); end >= 0; end = text.indexOf('\\n')) {
    const source = JSON.parse(text.slice(0, end));
    text = text.slice(end + 1);
    const { outputText, diagnostics } = ts.transpileModule(source, { compilerOptions: options, reportDiagnostics: true });
    process.stdout.write(JSON.stringify(diagnostics.length > 0 ? null : outputText) + '\\n');
  }
});
process.stdin.on('end', () => process.exit(0));
process.stdout.write('ready\\n');`;

interface Helper {
  readonly process: ChildProcess;
  /** Settles when the compiler is loaded, with nothing when it could not be. */
  readonly ready: Promise<string | undefined>;
  reply: (line: string | undefined) => void;
}

let helper: Helper | undefined;
let turn: Promise<unknown> = Promise.resolve();

/**
 * The body of a function without its types. One request at a time; a helper that takes longer than two
 * seconds, or dies, is replaced for the next.
 * @throws Error when the text is not TypeScript, or takes too long
 */
export function withoutTypes(body: string): Promise<string> {
  const result = turn.then(() => transpile(body));
  turn = result.catch(() => {});
  return result;
}

async function transpile(body: string): Promise<string> {
  const used = helper ?? startHelper();
  helper = used;
  used.process.ref();
  let line = await used.ready;
  if (line !== undefined) {
    const answered = replyOf(used, milliseconds);
    used.process.stdin?.write(`${JSON.stringify(`async function snippet() {\n${body}\n}`)}\n`);
    line = await answered;
  }
  used.process.unref();
  if (line === undefined) {
    helper = undefined;
    used.process.kill('SIGKILL');
    throw new Error('TypeScript could not be read in time');
  }
  const code: string | null = JSON.parse(line);
  if (code === null) throw new Error('this is not TypeScript');
  return bodyOf(code);
}

/** What stands between the braces again; anything else than one function is left for the guard to refuse. */
function bodyOf(code: string): string {
  const open = /^(?:"use strict";\s*)?async function snippet\(\) \{/.exec(code)?.[0];
  const close = code.lastIndexOf('}');
  if (open === undefined || code.slice(close + 1).trim() !== '')
    throw new Error('this is not the body of one function');
  return code.slice(open.length, close);
}

/** The next line of a helper; undefined when it takes too long, or ends. */
function replyOf(used: Pick<Helper, 'reply'>, within: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => used.reply(undefined), within);
    used.reply = (text) => {
      clearTimeout(timer);
      resolve(text);
    };
  });
}

function startHelper(): Helper {
  const child = spawn(process.execPath, ['--max-old-space-size=256', '-e', program, compilerFile()], {
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

function compilerFile(): string {
  return createRequire(join(process.cwd(), 'package.json')).resolve('typescript');
}
