import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../db/embedded-cluster.ts';
import { environment } from '../env/environment.ts';
import { settingTable } from '../env/setting-table.ts';

interface StartedWith {
  readonly databaseUrl: string;
  readonly dataUrl: string;
  /** The address people use; its own when absent. */
  readonly url?: string;
}

/**
 * The web app as it is started for people, with databases that are there already and a home of its own.
 * @throws Error with what it said when it does not start
 */
export async function startApp({ databaseUrl, dataUrl, url }: StartedWith) {
  const root = path.join(import.meta.dirname, '..', '..');
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-evals-home-'));
  const port = await freePort();
  const kept = Object.entries(environment()).filter(([name]) => !Object.hasOwn(settingTable, name));
  const child = spawn(process.execPath, ['lib/commands/bootstrap.mjs', 'start'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(kept),
      PORT: String(port),
      HOST: '127.0.0.1',
      DOCENT_URL: url ?? `http://localhost:${port}`,
      DOCENT_HOME: home,
      DATABASE_URL: databaseUrl,
      DATA_URL: dataUrl,
      AUTH_SECRET: randomBytes(32).toString('hex'),
    } as unknown as NodeJS.ProcessEnv,
  });
  let said = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
    fs.rmSync(home, { recursive: true, force: true });
  };
  const ready = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4_000_000);
        if (said.includes('Docent is ready')) resolve(true);
      });
    child.once('exit', () => resolve(false));
    setTimeout(() => resolve(false), 900_000).unref();
  });
  if (await ready) return { port, pid: child.pid as number, stop, log: () => said };
  await stop();
  throw new Error(`The web app did not start:\n${said.slice(-2000)}`);
}
