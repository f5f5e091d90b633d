// One child process and the run inside it, seen from the parent. Every byte that comes from the child is
// counted here and believed nowhere: a child that says too much, too often or too late is killed.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { AssistantError } from '../errors/assistant-error.ts';
import type { GuardedCode } from '../guard/guarded-code.ts';
import { type Confinement, childCommand } from './confinement.ts';
import { watchMemory } from './memory-watch.ts';
import { type Ended, roomOf, runInChild } from './run-in-child.ts';
import { createFrameReader, encodeFrame, type Frame } from './runner/frames.ts';
import type { RunnerText } from './runner-text.ts';
import type { Bridge, SandboxLimits } from './sandbox.ts';

export interface RunOptions {
  readonly code: GuardedCode;
  readonly bridge: Bridge;
  readonly limits: SandboxLimits;
  readonly signal: AbortSignal;
}

export interface Child {
  /** Resolves when the child can run, rejects with `sandbox.unavailable` when it cannot be started. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  /** False as soon as it is killed, though the system may take a moment to end it. */
  readonly alive: boolean;
  /** True when it has done so much that it should be replaced before the next run. */
  readonly worn: boolean;
  run(options: RunOptions): Promise<string>;
  kill(): void;
  /** Kills it and waits until it is gone. */
  end(): Promise<void>;
}

/** A start that takes longer than this has failed. */
const startMilliseconds = 10_000;
/** A warm child is replaced long before the kernel's CPU limit, which counts all its runs together. */
const wornRuns = 400;
const wornMilliseconds = 2500;

export function startChild(text: RunnerText, confinement: Confinement, limits: SandboxLimits): Child {
  const [command, ...args] = childCommand(confinement, text, limits);
  const spawned: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, args, {
    env: {} as NodeJS.ProcessEnv,
    cwd: text.addonFolder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let alive = true;
  let runs = 0;
  let cpuMilliseconds = 0;
  let complaint = '';
  let onFrame: (frame: Frame) => void = () => {};
  let onEnd: (ended: Ended) => void = () => {};
  let overMemory = false;

  let killed = false;

  const kill = () => {
    if (spawned.pid === undefined || !alive) return;
    killed = true;
    try {
      process.kill(-spawned.pid, 'SIGKILL');
    } catch {
      spawned.kill('SIGKILL');
    }
  };
  const gone = new Promise<void>((resolve) => {
    const end = (_code?: unknown, signal?: unknown) => {
      alive = false;
      onEnd(overMemory ? 'memory' : signal === 'SIGXCPU' ? 'cpu' : 'died');
      resolve();
    };
    spawned.on('exit', end);
    spawned.on('error', () => end());
  });
  spawned.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('latin1')).slice(0, 2000);
  });
  // A child that dies while it is written to is known by its end.
  spawned.stdin.on('error', () => {});

  const ready = new Promise<void>((resolve, reject) => {
    const fail = () => {
      kill();
      reject(
        new AssistantError('sandbox.unavailable', {
          detail: 'the sandbox process did not start',
          cause: new Error(complaint || 'it ended, or said nothing'),
        }),
      );
    };
    const timer = setTimeout(fail, startMilliseconds);
    onEnd = () => {
      clearTimeout(timer);
      fail();
    };
    onFrame = ({ kind }) => {
      if (kind !== 'Y') return;
      clearTimeout(timer);
      onEnd = () => {};
      onFrame = kill;
      hold(false);
      resolve();
    };
  });
  ready.catch(() => {});

  const read = createFrameReader(8 * 1024 * 1024, (frame) => onFrame(frame));
  spawned.stdout.on('data', (chunk: Buffer) => {
    if (read(chunk)) return;
    onEnd('flooded');
    kill();
  });
  const write = (kind: string, number: number, body: string) =>
    spawned.stdin.write(encodeFrame(kind, number, body));
  write('B', 0, JSON.stringify({ boot: text.boot, room: roomOf(limits) }));

  const hold = (held: boolean) => {
    const change = held ? 'ref' : 'unref';
    spawned[change]();
    for (const stream of [spawned.stdin, spawned.stdout, spawned.stderr] as unknown as {
      ref(): void;
      unref(): void;
    }[])
      stream[change]?.();
  };

  return {
    ready,
    gone,
    get alive() {
      return alive && !killed;
    },
    get worn() {
      return runs >= wornRuns || cpuMilliseconds >= wornMilliseconds;
    },
    end() {
      hold(true);
      kill();
      return gone;
    },
    kill,
    async run(options) {
      hold(true);
      const overRun = () => {
        overMemory = true;
        kill();
      };
      const unwatch = confinement.limits ? () => {} : watchMemory(spawned.pid, options.limits, overRun);
      try {
        const { text: result, cpuMilliseconds: used } = await runInChild(options, {
          write,
          kill,
          attach(frames, end) {
            onFrame = frames;
            onEnd = end;
            if (!alive) end('died');
          },
        });
        cpuMilliseconds = used;
        return result;
      } finally {
        unwatch();
        runs++;
        // Between runs a child has nothing to say; one that speaks is broken.
        onFrame = kill;
        onEnd = () => {};
        hold(false);
      }
    },
  };
}
