// Builds the web app when what it is made of has changed. The content decides, not the times of files:
// a fresh clone, a pull and a switch of branches all change times.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { environment } from '../env/environment.ts';
import { takingTurns } from '../env/home-turn.ts';
import { SetupError } from '../errors/setup-error.ts';

const root = path.join(import.meta.dirname, '..', '..');
const inputs = [
  'app',
  'components',
  'lib',
  'public',
  'package-lock.json',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
];

/** Builds if needed. @throws SetupError with the compiler's words when the build fails */
export async function buildWeb(say: (line: string) => void): Promise<void> {
  const stamp = path.join(root, '.next', 'docent-made-from');
  const wanted = digest();
  if (readText(stamp) === wanted) return;
  fs.mkdirSync(path.join(root, '.node'), { recursive: true });
  await takingTurns(path.join(root, '.node', 'building'), async () => {
    if (readText(stamp) === wanted) return; // Another start built it meanwhile.
    say('Building the web app…');
    fs.rmSync(stamp, { force: true });
    await runBuild();
    fs.writeFileSync(stamp, wanted);
  });
}

async function runBuild(): Promise<void> {
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new SetupError(
      `The web app could not be built:\n${words.trim()}`,
      'Mend what is said above, and start again.',
    );
  }
}

function digest(): string {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    const full = path.join(root, input);
    if (!fs.existsSync(full)) continue;
    for (const file of filesOf(full)) hash.update(path.relative(root, file)).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(full: string): string[] {
  if (!fs.statSync(full).isDirectory()) return [full];
  return fs
    .readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function readText(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
