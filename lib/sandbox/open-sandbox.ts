// Runs guarded code where it can do no harm. The code gets a fresh isolate, and the isolate a process
// that owns nothing; the process is the boundary, the isolate only the inside of it. Code made by rule
// from a checked plan may use a warm process again; code that a model wrote gets one of its own, which is
// killed afterwards. If a process dies, the one question that used it fails, and the next gets another.
import { AssistantError } from '../errors/assistant-error.ts';
import { type Child, startChild } from './child.ts';
import { probeConfinement } from './confinement.ts';
import { runnerText } from './runner-text.ts';
import { defaultSandboxLimits, type Sandbox } from './sandbox.ts';

/** Children for code made by rule; each runs one snippet at a time, and most of that is waiting. */
const warmChildren = 4;

export interface OpenedSandbox extends Sandbox {
  /**
   * Has a child ready for code that a model writes. A start takes longer than all else of such a run; later ones
   * are started when the run before them has ended, for a start beside it takes the processor from its rows.
   */
  prepareForModel(): void;
  /** What this machine cannot confine, in one line for start-up; empty when nothing is missing. */
  readonly confinement: string;
}

/** @throws AssistantError `sandbox.unavailable` when no child can be started here */
export async function openSandbox(): Promise<OpenedSandbox> {
  const [text, confinement] = await Promise.all([runnerText(), probeConfinement()]);
  const all = new Set<Child>();
  const idle: Child[] = [];
  const queue: ((child: Child) => void)[] = [];
  let warm = 0;
  let spare: Child | undefined;
  let closed = false;

  const start = (): Child => {
    const child = startChild(text, confinement, defaultSandboxLimits);
    all.add(child);
    child.gone.then(() => all.delete(child));
    return child;
  };
  const killAll = () => {
    for (const child of all) child.kill();
  };

  const startWarm = (): Child => {
    const child = start();
    warm++;
    child.gone.then(() => {
      warm--;
      const position = idle.indexOf(child);
      if (position >= 0) idle.splice(position, 1);
      const next = closed ? undefined : queue.shift();
      if (next) next(startWarm());
    });
    return child;
  };
  const takeWarm = (): Promise<Child> => {
    for (let child = idle.pop(); child; child = idle.pop()) if (child.alive) return Promise.resolve(child);
    const taken = new Promise<Child>((resolve) => queue.push(resolve));
    if (warm < warmChildren) {
      // Whichever comes first: the new one, or a warm one that is given back long before it has started.
      const child = startWarm();
      // One that cannot start is gone, and whoever still waits gets the next, or its failure.
      child.ready.then(
        () => giveBack(child),
        () => child.kill(),
      );
    }
    return taken;
  };
  const giveBack = (child: Child) => {
    if (!child.alive) return;
    if (closed || child.worn) return child.kill();
    const next = queue.shift();
    if (next) next(child);
    else idle.push(child);
  };

  const prepareForModel = () => {
    if (!closed && !spare?.alive) spare = start();
  };

  process.once('exit', killAll);
  const first = startWarm();
  try {
    await first.ready;
  } catch (failure) {
    process.off('exit', killAll);
    throw failure;
  }
  idle.push(first);

  return {
    confinement: confinement.missing,
    prepareForModel,
    async run(code, bridge, { origin, signal, limits = defaultSandboxLimits }) {
      if (closed) throw new AssistantError('sandbox.unavailable', { detail: 'the sandbox is closed' });
      if (signal.aborted) throw new AssistantError('query.cancelled');
      if (origin === 'rule') {
        const child = await takeWarm();
        try {
          await child.ready;
          // Called off while it waited for a child; that one is as good as before.
          if (signal.aborted) throw new AssistantError('query.cancelled');
          return await child.run({ code, bridge, limits, signal });
        } finally {
          giveBack(child);
        }
      }
      const child = spare?.alive ? spare : start();
      spare = undefined;
      try {
        await child.ready;
        return await child.run({ code, bridge, limits, signal });
      } finally {
        await child.end();
        setImmediate(prepareForModel);
      }
    },
    async close() {
      closed = true;
      process.off('exit', killAll);
      await Promise.all([...all].map((child) => child.end()));
    },
  };
}
