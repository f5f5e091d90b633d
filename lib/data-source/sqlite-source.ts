// A SQLite file as a source. Statements run in child processes that can be killed, because nothing else
// stops one that runs too long: at its time limit, or when the asker has gone.
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AssistantError } from '../errors/assistant-error.ts';
import type { Manifest } from './manifest.ts';
import type {
  IntrospectOptions,
  Piece,
  RowSet,
  RunLimits,
  Source,
  Statement,
  StreamLimits,
} from './source.ts';
import type { ChildReply, ChildRequest } from './sqlite-protocol.ts';
import { requireTime, StreamPlaces } from './stream-place.ts';

/** Children of one source at most; a child is kept warm between questions. */
const mostChildren = 2;
const mostWaiting = 100;
const introspectMilliseconds = 60_000;
const startMilliseconds = 20_000;

type Request = ChildRequest extends infer One ? (One extends unknown ? Omit<One, 'id'> : never) : never;

/** @throws AssistantError `source.unavailable` where the file is missing */
export function openSqliteSource(file: string): Source {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new AssistantError('source.unavailable', { detail: `there is no file ${file}` });
  if (!stats.isFile()) throw new AssistantError('source.unavailable', { detail: `${file} is not a file` });
  return new SqliteSource(file);
}

class SqliteSource implements Source {
  readonly dialect = 'sqlite';
  readonly #file: string;
  readonly #idle: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();
  readonly #started = new WeakSet<ChildProcess>();
  readonly #waiting: { take(child: ChildProcess): void; refuse(failure: AssistantError): void }[] = [];
  readonly #streaming = new Set<ChildProcess>();
  readonly #places = new StreamPlaces();
  #closed = false;
  #requests = 0;

  constructor(file: string) {
    this.#file = file;
  }

  async introspect(options: IntrospectOptions = {}): Promise<Manifest> {
    const signal = options.signal ?? new AbortController().signal;
    const reply = await this.#ask({ kind: 'introspect' }, introspectMilliseconds, signal);
    if (reply.kind === 'manifest') return reply.manifest;
    throw unavailable(reply);
  }

  async run(statement: Statement, limits: RunLimits, signal: AbortSignal): Promise<RowSet> {
    const { sql, values, columns } = statement;
    const reply = await this.#ask({ kind: 'run', sql, values, columns, limits }, limits.milliseconds, signal);
    if (reply.kind === 'rows') return { columns, rows: reply.rows, truncated: reply.truncated };
    if (reply.kind === 'failed' && reply.opened) {
      throw new AssistantError('query.failed', { cause: new Error(reply.message) });
    }
    throw unavailable(reply);
  }

  async *stream(statement: Statement, limits: StreamLimits, signal: AbortSignal): AsyncGenerator<Piece> {
    if (this.#closed) throw new AssistantError('source.unavailable', { detail: 'the source is closed' });
    let drop = () => {};
    const leave = this.#places.take(limits.wholeMilliseconds, signal, () => drop());
    const until = performance.now() + limits.wholeMilliseconds;
    // A process of its own: questions keep theirs, and to end it is to end the statement.
    const child = this.#start();
    this.#streaming.add(child);
    drop = () => this.#end(child);
    try {
      const { sql, values, columns } = statement;
      for (let kind: 'begin' | 'more' = 'begin'; ; kind = 'more') {
        requireTime(signal, until);
        if (!child.connected)
          throw new AssistantError('source.unavailable', { detail: 'the source is closed' });
        const request = kind === 'begin' ? { kind, sql, values, columns } : { kind };
        const reply = await this.#askChild(child, request, limits.milliseconds, signal);
        if (reply.kind === 'failed' && reply.opened)
          throw new AssistantError('query.failed', { cause: new Error(reply.message) });
        if (reply.kind !== 'rows') throw unavailable(reply);
        if (reply.rows.length > 0) yield reply.rows;
        if (!reply.truncated) return;
      }
    } finally {
      this.#end(child);
      leave();
    }
  }

  async inspectRights(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closed = new AssistantError('source.unavailable', { detail: 'the source is closed' });
    for (const one of this.#waiting.splice(0)) one.refuse(closed);
    const gone = [...this.#all].map(
      (child) => new Promise<void>((resolve) => child.once('exit', () => resolve())),
    );
    for (const child of this.#all) child.kill('SIGKILL');
    await Promise.all(gone);
  }

  async #ask(request: Request, milliseconds: number, signal: AbortSignal): Promise<ChildReply> {
    const child = await this.#child(signal);
    const reply = await this.#askChild(child, request, milliseconds, signal);
    this.#release(child);
    return reply;
  }

  /** A child that fails to answer is ended. */
  #askChild(
    child: ChildProcess,
    request: Request,
    milliseconds: number,
    signal: AbortSignal,
  ): Promise<ChildReply> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      const settle = (result: ChildReply | AssistantError) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        child.removeAllListeners('message');
        child.removeListener('exit', died);
        if (result instanceof AssistantError) {
          this.#end(child);
          reject(result);
        } else resolve(result);
      };
      const cancel = () => settle(new AssistantError('query.cancelled'));
      const died = () =>
        settle(new AssistantError('query.failed', { detail: 'the process of the file ended' }));
      // A process that starts works on nothing yet; the statement's time begins when it can be worked on.
      const begin = () => setTimeout(() => settle(new AssistantError('query.timeout')), milliseconds);
      let timer = this.#started.has(child)
        ? begin()
        : setTimeout(() => settle(notStarted()), startMilliseconds);
      signal.addEventListener('abort', cancel, { once: true });
      child.once('exit', died);
      child.on('message', (reply: ChildReply) => {
        if (reply.kind === 'started') {
          this.#started.add(child);
          clearTimeout(timer);
          timer = begin();
        } else if (reply.id === id) settle(reply);
      });
      child.send({ ...request, id });
    });
  }

  async #child(signal: AbortSignal): Promise<ChildProcess> {
    if (this.#closed) throw new AssistantError('source.unavailable', { detail: 'the source is closed' });
    if (signal.aborted) throw new AssistantError('query.cancelled');
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size - this.#streaming.size < mostChildren) return this.#start();
    if (this.#waiting.length >= mostWaiting) throw new AssistantError('source.busy');
    return new Promise((resolve, reject) => {
      const one = {
        take: (child: ChildProcess) => {
          signal.removeEventListener('abort', leave);
          resolve(child);
        },
        refuse: (failure: AssistantError) => {
          signal.removeEventListener('abort', leave);
          reject(failure);
        },
      };
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(one), 1);
        reject(new AssistantError('query.cancelled'));
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.push(one);
    });
  }

  #start(): ChildProcess {
    const child = fork(childFile(), [this.#file], {
      env: {} as NodeJS.ProcessEnv,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#all.add(child);
    // A process that could not start ends too; whoever waits for it is told by its exit.
    child.on('error', () => this.#end(child));
    child.once('exit', () => {
      this.#all.delete(child);
      const at = this.#idle.indexOf(child);
      if (at >= 0) this.#idle.splice(at, 1);
      // One that streamed was beside those that questions wait for.
      if (this.#streaming.delete(child) || this.#closed) return;
      this.#waiting.shift()?.take(this.#start());
    });
    return child;
  }

  #release(child: ChildProcess): void {
    const next = this.#waiting.shift();
    if (next) next.take(child);
    else this.#idle.push(child);
  }

  #end(child: ChildProcess): void {
    child.kill('SIGKILL');
  }
}

function notStarted(): AssistantError {
  return new AssistantError('source.unavailable', { detail: 'the process of the file did not start' });
}

function unavailable(reply: ChildReply): AssistantError {
  const cause = reply.kind === 'failed' ? new Error(reply.message) : undefined;
  return new AssistantError('source.unavailable', { detail: 'the file could not be read as SQLite', cause });
}

/** The child's program: beside this file, or, where this file was bundled, in the working directory. */
function childFile(): string {
  const beside = join(import.meta.dirname ?? '', 'sqlite-child.ts');
  return existsSync(beside) ? beside : join(process.cwd(), 'lib', 'data-source', 'sqlite-child.ts');
}
