// `npm start`: everything in one process, from an empty folder to a running web app, and all of it gone
// again at Ctrl-C.
import fs from 'node:fs';
import path from 'node:path';
import type { WarmPlace } from '../conversations/warm-up.ts';
import { closeDatabase, database } from '../db/client.ts';
import { homeProblem, openHome } from '../env/home.ts';
import { holderOf, take } from '../env/home-turn.ts';
import { settings } from '../env/settings.ts';
import { SetupError } from '../errors/setup-error.ts';
import { startWorker } from '../jobs/worker.ts';
import { probeConfinement } from '../sandbox/confinement.ts';
import { buildWeb } from './build-web.ts';
import { demoSignIns } from './demo-sign-ins.ts';
import { beforeExit } from './exit-work.ts';
import { prepareDatabases, say } from './prepare-databases.ts';
import { untilStopped } from './run-until-stopped.ts';
import { checkPort, startWeb } from './web-server.ts';

export function run(): Promise<number> {
  return serve({ dev: false });
}

/** Serves until it is stopped. @throws SetupError in words for the person who started it */
export async function serve({ dev }: { dev: boolean }): Promise<number> {
  const stopped = untilStopped();
  const { port, home, host: wanted, dataUrl } = settings();
  const host = hostFor(wanted, dataUrl === undefined);
  openHome(home);
  beOnlyOne(home);
  await checkPort(port, host);
  if (!dev) await buildWeb(say);
  const { demo, secrets, settings: found } = await prepareDatabases();
  beforeExit(closeDatabase);
  const signIns = demo ? await demoSignIns(database(), secrets) : await firstAccountHint();
  const worker = await startWorker(found.databaseUrl as string);
  beforeExit(() => worker.stop());
  beforeExit(closeQuestions);
  const web = await startWeb({ host, port, dev });
  beforeExit(() => web.close());
  const { missing } = await probeConfinement();
  if (missing) say(missing);
  process.stdout.write(
    `\nDocent is ready: ${found.url ?? `http://localhost:${port}`}\n${signIns.join('\n')}\n\nCtrl-C stops it.\n`,
  );
  if (!dev) void warmWeb(host, port);
  await stopped;
  say('Stopping…');
  return 0;
}

/** Loaded only now: the whole pipeline would make every start slower, and the web app brings its own. */
async function closeQuestions(): Promise<void> {
  const { closeRuntime } = await import('../conversations/assistant-runtime.ts');
  await closeRuntime();
}

/** Readies the web app for questions, behind the start: nobody waits for it, and it is no failure where it cannot. */
async function warmWeb(host: string, port: number): Promise<void> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  try {
    // The hook is left by the app's own copy of the modules, once a route of it is loaded.
    await fetch(`http://${reachable}:${port}/api/health`);
    await (globalThis as WarmPlace).docentWarmUp?.();
    // Whoever is not signed in is sent away, by a page that is loaded by then.
    await fetch(`http://${reachable}:${port}/chats/new`, { redirect: 'manual' });
  } catch (thrown) {
    say(`Not ready for questions yet: ${thrown instanceof Error ? thrown.message : thrown}`);
  }
}

/** The demo's accounts are known by name, so it is served to this machine alone. */
function hostFor(wanted: string | undefined, demo: boolean): string {
  if (!demo) return wanted ?? '0.0.0.0';
  if (wanted === undefined || wanted === 'localhost' || wanted.startsWith('127.') || wanted === '::1') {
    return wanted ?? '127.0.0.1';
  }
  throw new SetupError(
    `HOST is ${wanted}, but with the demo business Docent listens on this machine alone.`,
    "Set DATA_URL to your team's database, or leave HOST unset.",
  );
}

function beOnlyOne(home: string): void {
  const lock = path.join(home, 'serving');
  try {
    if (take(lock)) {
      beforeExit(() => fs.rmSync(lock, { force: true }));
      return;
    }
  } catch (error) {
    throw homeProblem(home, error);
  }
  throw new SetupError(
    `Docent already runs with the home folder ${home} (process ${holderOf(lock)?.pid}).`,
    'Use that one, stop it, or set DOCENT_HOME (and PORT) for a second one.',
  );
}

async function firstAccountHint(): Promise<string[]> {
  if ((await database().user.count()) > 0) return [];
  return ['There is no account yet: npm run docent -- user add YOU@EXAMPLE.COM --admin'];
}
