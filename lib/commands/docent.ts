// The command line. Each command is a module of its own, loaded only when it is called. A command's own
// output goes to stdout; progress and problems go to stderr.

import { loadEnvironmentFile } from '../env/environment.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { failures } from '../errors/failures.ts';
import { SetupError } from '../errors/setup-error.ts';
import { doExitWork } from './exit-work.ts';
import { surviveLostOutput } from './lost-output.ts';

interface Command {
  readonly does: string;
  readonly load: () => Promise<{ run(args: string[]): Promise<number>; usage?: string }>;
}

const commands: Record<string, Command> = {
  start: { does: 'start the web app, the worker and what they need', load: () => import('./start.ts') },
  dev: { does: 'the same, rebuilding as you edit', load: () => import('./dev.ts') },
  test: { does: 'run every test; ends with "N passed, N failed"', load: () => import('./test.ts') },
  check: { does: 'run the fast part of the tests', load: () => import('./check.ts') },
  token: { does: 'print a bearer token of an account', load: () => import('./token.ts') },
  user: { does: 'list, add and change accounts', load: () => import('./user.ts') },
  ask: { does: 'answer one question here in the terminal', load: () => import('./ask.ts') },
  eval: { does: 'ask the questions of a suite and count right answers', load: () => import('./eval.ts') },
  bench: {
    does: 'measure speed: sandbox, check, pipeline, learning, load and more',
    load: () => import('./bench.ts'),
  },
  attacks: { does: 'run files of attacks against the boundary', load: () => import('./attacks.ts') },
  demo: { does: 'say whether the demo is loaded; --fresh loads it again', load: () => import('./demo.ts') },
  build: { does: 'build the web app, where it has changed', load: () => import('./build.ts') },
  migrate: { does: "bring Docent's own database to this version", load: () => import('./migrate.ts') },
  worker: { does: 'run the jobs alone, without the web app', load: () => import('./worker.ts') },
  grants: { does: 'print the statements for a role that can only read', load: () => import('./grants.ts') },
  doctor: { does: 'say what is configured, and what is wrong with it', load: () => import('./doctor.ts') },
};

/** Runs one command and gives the exit code: 0 done, 1 failed, 2 called wrongly. */
export async function runCommandLine([name, ...args]: string[]): Promise<number> {
  surviveLostOutput();
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage());
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`There is no command "${name}".\n\n${usage()}`);
    return 2;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => interrupted(name));
  try {
    loadEnvironmentFile();
    const { run, usage: itsUsage } = await command.load();
    if (!args.includes('--help')) return await run(args);
    process.stdout.write(`${(itsUsage ?? `docent ${name}: ${command.does}`).trimEnd()}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${told(error)}\n`);
    return isWrongCall(error) ? 2 : 1;
  } finally {
    await doExitWork();
  }
}

/** Commands that run until they are stopped take the signal themselves; the others end here. */
async function interrupted(name: string): Promise<void> {
  if (['start', 'dev', 'worker'].includes(name) && process.listenerCount('SIGTERM') > 0) return;
  await doExitWork();
  process.exit(130);
}

/** Node's own parser of arguments met one that the command does not have. */
function isWrongCall(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('ERR_PARSE_ARGS_');
}

function told(error: unknown): string {
  if (isWrongCall(error)) return (error as Error).message;
  if (error instanceof SetupError) return `${error.message}\n  ${error.advice}`;
  if (error instanceof AssistantError && error.code !== 'internal.unexpected') {
    return `${failures[error.code].words.en} (${error.message})`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`);
  return `Usage: npm run docent -- COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\nEach says how with --help.\n`;
}
