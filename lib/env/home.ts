// The home folder: everything the embedded default and the first start write.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SetupError } from '../errors/setup-error.ts';

/** What is made up at the first start and kept; readable by the owner alone. */
export interface HomeSecrets {
  readonly databasePassword: string;
  readonly readerPassword: string;
  readonly authSecret: string;
  readonly demoPassword: string;
}

/** Makes the folder where it is missing. @throws SetupError when it cannot be written */
export function openHome(home: string): HomeSecrets {
  const file = path.join(home, 'secrets.json');
  try {
    fs.mkdirSync(home, { recursive: true });
    fs.accessSync(home, fs.constants.W_OK | fs.constants.X_OK);
    if (!fs.existsSync(file)) {
      const own = `${file}.${process.pid}`;
      fs.writeFileSync(own, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600 });
      // Two first starts at once: the link of only one of them is made.
      if (!fs.existsSync(file)) linkOnce(own, file);
      fs.rmSync(own);
    }
    return JSON.parse(fs.readFileSync(file, 'utf8')) as HomeSecrets;
  } catch (error) {
    throw homeProblem(home, error);
  }
}

function makeSecrets(): HomeSecrets {
  return {
    databasePassword: randomBytes(18).toString('base64url'),
    readerPassword: randomBytes(18).toString('base64url'),
    authSecret: randomBytes(36).toString('base64url'),
    // Typed by people: no letters that look like others.
    demoPassword: Array.from(randomBytes(14), (byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join(
      '',
    ),
  };
}

function linkOnce(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A failed file operation in the home, as what the person can do about it. */
export function homeProblem(home: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new SetupError(
      `The disk is full: ${home} cannot be written.`,
      'Free some space (about 500 MB are needed), or set DOCENT_HOME to a folder on another disk.',
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new SetupError(
      `The home folder ${home} cannot be written by this user (${code}).`,
      'Give it to this user, or set DOCENT_HOME to a folder that is theirs.',
      { cause: error },
    );
  }
  return error;
}
