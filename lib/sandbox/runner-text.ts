// The text of what runs outside this process: the child's program, and what it puts into each isolate. It
// is read from the sources and stripped of its types once, by a short-lived Node, since the child itself
// may read no file. The sources are looked for where this file lies and, when a bundler has moved this
// file, below the working directory.
import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { AssistantError } from '../errors/assistant-error.ts';

export interface RunnerText {
  /** The child's program, for `node -e`. */
  readonly program: string;
  /** What is evaluated in every isolate before the snippet. */
  readonly boot: string;
  /** Folder of the isolated-vm package, the only thing the child may read. */
  readonly addonFolder: string;
  readonly addon: string;
}

const runnerFiles = ['runner/frames.ts', 'runner/runner.ts'];
const bootFiles = ['builder/expressions.ts', 'builder/database.ts', 'runner/boot.ts'];

let prepared: Promise<RunnerText> | undefined;

/** @throws AssistantError `sandbox.unavailable`, naming what is missing */
export function runnerText(): Promise<RunnerText> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<RunnerText> {
  const folder = sourceFolder();
  const addonFolder = packageFolder(folder);
  const addon = addonFile(addonFolder);
  const stripped = await strip([...runnerFiles, ...bootFiles].map((file) => join(folder, file)));
  const scripts = stripped.map(asScript);
  const runner = scripts.slice(0, runnerFiles.length).join('\n');
  return {
    program: `${runner}\nstartRunner(${JSON.stringify(addon)});`,
    boot: scripts.slice(runnerFiles.length).join('\n'),
    addonFolder,
    addon,
  };
}

function unavailable(detail: string, cause?: unknown): AssistantError {
  return new AssistantError('sandbox.unavailable', { detail, cause });
}

function sourceFolder(): string {
  const candidates = [here(), join(process.cwd(), 'lib', 'sandbox')].filter((folder) => folder !== undefined);
  const found = candidates.find((folder) => existsSync(join(folder, 'runner', 'runner.ts')));
  if (!found) throw unavailable('the sources of the runner are not beside lib/sandbox');
  return found;
}

function here(): string | undefined {
  const url = import.meta.url;
  return url.startsWith('file:') ? dirname(fileURLToPath(url)) : undefined;
}

/** Upwards from the sources, then from the working directory, as Node looks for packages. */
function packageFolder(from: string): string {
  for (const start of [from, process.cwd()]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, 'node_modules', 'isolated-vm');
      if (existsSync(join(candidate, 'package.json'))) return candidate;
      if (folder === dirname(folder)) break;
    }
  }
  throw unavailable('isolated-vm is not installed');
}

function addonFile(packageFolder: string): string {
  const built = join(packageFolder, 'build', 'Release', 'isolated_vm.node');
  if (existsSync(built)) return built;
  const folder = join(packageFolder, 'prebuilds', `${process.platform}-${process.arch}`);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const abi = files.filter((file) => file.includes(`.abi${process.versions.modules}.`));
  const libc = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';
  const file =
    abi.find((name) => name.includes(`.${libc}.`)) ?? abi.find((name) => !/\.(musl|glibc)\./.test(name));
  if (!file)
    throw unavailable(
      `isolated-vm has no binary for ${process.platform}-${process.arch}, Node ABI ${process.versions.modules}`,
    );
  return join(folder, file);
}

const stripProgram = `
const { stripTypeScriptTypes } = require('node:module');
const { readFileSync } = require('node:fs');
const texts = process.argv.slice(1).map((file) => stripTypeScriptTypes(readFileSync(file, 'utf8')));
process.stdout.write(JSON.stringify(texts));`;

/** In a process of its own, which may warn that stripping is young without anyone reading it. */
async function strip(files: readonly string[]): Promise<string[]> {
  const args = ['--no-warnings', '-e', stripProgram, ...files];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: {} as NodeJS.ProcessEnv,
      timeout: 20_000,
    });
    return JSON.parse(stdout);
  } catch (cause) {
    throw unavailable('the runner could not be prepared', cause);
  }
}

/** The files are joined into one script, so what they import from each other is already there. */
function asScript(text: string): string {
  return text.replace(/^import .*$/gm, '').replace(/^export /gm, '');
}
