// A step of `npm test`: one program, what it says shown as it runs, and how many facts it found to hold.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Environment, environment } from '../env/environment.ts';
import { settingTable } from '../env/setting-table.ts';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

export const root = path.join(import.meta.dirname, '..', '..');

/** The entry of a tool in node_modules, to be run by this very Node.js. */
export function tool(file: string): string {
  return path.join(root, 'node_modules', file);
}

/** Runs a program to its end and gives its exit code; a signal counts as failed. */
export async function runProgram(args: string[], changes: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...withoutSettings(), ...changes } as NodeJS.ProcessEnv,
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A person's own databases and keys are none of the tests' business. */
function withoutSettings(): Environment {
  return Object.fromEntries(
    Object.entries(environment()).filter(([name]) => !Object.hasOwn(settingTable, name)),
  );
}

/** A step that holds or does not. */
export function programStep(name: string, args: string[]): Step {
  return {
    name,
    run: async () => ((await runProgram(args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  };
}

/** The tests of one vitest project, counted from its own report. */
export function vitestStep(project: string): Step {
  const file = path.join(root, 'test-results', `vitest-${project}.json`);
  return {
    name: `${project} tests`,
    run: async () => {
      fs.rmSync(file, { force: true });
      const code = await runProgram([
        tool('vitest/vitest.mjs'),
        'run',
        `--project=${project}`,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      const report = readReport(file) as { numPassedTests: number; numFailedTests: number } | undefined;
      return atLeastOneFailure(code, {
        passed: report?.numPassedTests ?? 0,
        failed: report?.numFailedTests ?? 0,
      });
    },
  };
}

/** The browser stories, counted from Playwright's own report. */
export function playwrightStep(): Step {
  const file = path.join(root, 'test-results', 'playwright.json');
  return {
    name: 'browser tests',
    run: async () => {
      fs.rmSync(file, { force: true });
      const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-e2e-'));
      // The account of the embedded server has to pass through it, when we are root.
      fs.chmodSync(home, 0o755);
      const code = await runProgram([tool('@playwright/test/cli.js'), 'test'], { DOCENT_E2E_HOME: home });
      fs.rmSync(home, { recursive: true, force: true });
      const report = readReport(file) as
        | { stats: { expected: number; unexpected: number; flaky: number } }
        | undefined;
      const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {};
      return atLeastOneFailure(code, { passed: expected, failed: unexpected + flaky });
    },
  };
}

/** A runner that ends badly without a failed test (a file that does not load) is a failure all the same. */
function atLeastOneFailure(code: number, outcome: Outcome): Outcome {
  return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

function readReport(file: string): unknown {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}
