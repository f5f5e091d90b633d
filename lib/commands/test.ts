import { spawnSync } from 'node:child_process';
import { environment } from '../env/environment.ts';
import { SetupError } from '../errors/setup-error.ts';
import { buildWeb } from './build-web.ts';
import { fastSteps } from './check.ts';
import { findChromium } from './find-chromium.ts';
import { findMariadb } from './find-mariadb.ts';
import { say } from './prepare-databases.ts';
import { runSteps } from './run-steps.ts';
import { playwrightStep, type Step, vitestStep } from './test-step.ts';

/** `npm test`: everything. Ends with `N passed, N failed`; not one test is left out without a word. */
export function run(): Promise<number> {
  return runSteps([...fastSteps, buildStep, databaseStep, browserStep]);
}

const buildStep: Step = {
  name: 'build',
  run: async () => {
    try {
      await buildWeb(say);
      return { passed: 1, failed: 0 };
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      say(error.message);
      return { passed: 0, failed: 1 };
    }
  },
};

const databaseStep: Step = {
  name: 'database tests',
  run: async () => {
    const complete =
      findMariadb() || install('mariadb-server', 'MariaDB for the database tests', findMariadb);
    if (!complete) {
      say(
        'The tests on MariaDB need a server, and there is none. Run: sudo apt-get install -y mariadb-server',
      );
      if (environment().CI) return { passed: 0, failed: 1 };
      say('SKIPPED: tests on MariaDB; those on PostgreSQL and SQLite run');
    }
    return vitestStep('database').run();
  },
};

const browserStep: Step = {
  name: 'browser tests',
  run: async () => {
    // The shell takes half the processor time of a whole browser; older systems have only that.
    const what = 'Chromium for the browser tests';
    if (
      findChromium() ||
      install('chromium-headless-shell', what, findChromium) ||
      install('chromium', what, findChromium)
    )
      return playwrightStep().run();
    say('The browser tests need Chromium, and there is none. Run: sudo apt-get install -y chromium');
    if (environment().CI) return { passed: 0, failed: 1 };
    say('SKIPPED: browser tests');
    return { passed: 0, failed: 0 };
  },
};

/** Installs the system's own package where we may: as root, on a system that has apt. */
function install(name: string, what: string, find: () => string | undefined): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  say(`Installing ${what}…`);
  const env = { ...environment(), DEBIAN_FRONTEND: 'noninteractive' } as unknown as NodeJS.ProcessEnv;
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', name],
  ]) {
    if (spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env }).status !== 0) return false;
  }
  return find() !== undefined;
}
