// One embedded PostgreSQL for a whole test run, and one MariaDB where there is one. PostgreSQL's template database is migrated once; every test file
// gets a clone of it. Nothing here survives a power cut, on purpose: that makes it three times as fast.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { initialiseCluster, localUrl, startCluster, superuser } from '../db/embedded-cluster.ts';
import { type Place, placeServer } from '../db/embedded-place.ts';
import { migrate } from '../db/migrate.ts';
import { prepareQueues } from '../jobs/queues.ts';
import { startMariadb } from './mariadb-server.ts';
import { makeOwnCertificate, type OwnCertificate } from './own-certificate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the database `postgres` on the server of this run. */
    testServer: string;
    /** Of MariaDB, where it is installed; it may still be starting. */
    mariadbPort: number | undefined;
    /** Both servers speak TLS with it. */
    serverCertificate: string;
  }
}

export const templateDatabase = 'docent_template';

/** The global set-up of the tests that need a database. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-test-'));
  // The server's account has to pass through; what it holds is a folder of that account's own.
  fs.chmodSync(home, 0o755);
  const password = randomBytes(12).toString('hex');
  const own = makeOwnCertificate();
  const mariadb = await startMariadb(own);
  const place = placeServer(home, () => {});
  const options = {
    place,
    password,
    logFile: path.join(home, 'postgres.log'),
    parameters: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      ...offerTls(home, place, own),
    },
  };
  await initialiseCluster(options);
  const { port, pid } = await startCluster(options);
  const stop = async () => {
    process.kill(pid, 'SIGINT');
    await gone(pid);
    fs.rmSync(options.place.data, { recursive: true, force: true });
    fs.rmSync(home, { recursive: true, force: true });
    await mariadb?.stop();
  };
  try {
    const url = localUrl(port, superuser, password, 'postgres');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${templateDatabase}`);
    await client.end();
    const template = localUrl(port, superuser, password, templateDatabase);
    await migrate(template);
    await prepareQueues(template);
    project.provide('testServer', url);
    project.provide('mariadbPort', mariadb?.port);
    project.provide('serverCertificate', own.certificate);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Settings of a server that speaks TLS to who asks for it, with its certificate and key in files of its own. */
function offerTls(home: string, { account }: Place, own: OwnCertificate): Record<string, string> {
  const certificate = path.join(home, 'certificate.pem');
  const key = path.join(home, 'key.pem');
  fs.writeFileSync(certificate, own.certificate);
  fs.writeFileSync(key, own.key, { mode: 0o600 });
  if (account) fs.chownSync(key, account.uid, account.gid);
  return { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key };
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
