import path from 'node:path';
import { SetupError } from '../errors/setup-error.ts';
import type { Case } from './suite.ts';

/**
 * Finds the URL of a case's source: its own, or the one given for its name. One URL without a name is
 * for every case. A relative SQLite path of a suite starts at the suite's folder; one that was given on
 * the command line, at the folder the command was called in.
 */
export function sourceLocator(
  given: readonly string[],
  folders: { readonly suite: string; readonly called: string },
): (found: Case) => string {
  const named = new Map<string, string>();
  let only: string | undefined;
  for (const argument of given) {
    const [, name, url] = /^([A-Za-z0-9_-]+)=(.+)$/s.exec(argument) ?? [];
    if (name && url) named.set(name, absolute(url, folders.called));
    else only = absolute(argument, folders.called);
  }
  return ({ id, source }) => {
    if (only !== undefined) return only;
    const url = source === undefined ? undefined : named.get(source);
    if (url !== undefined) return url;
    if (source?.includes(':')) return absolute(source, folders.suite);
    throw source === undefined
      ? new SetupError(`Case "${id}" names no source.`, 'Give one with --source URL.')
      : new SetupError(`Case "${id}" asks about "${source}".`, `Give its URL with --source ${source}=URL.`);
  };
}

/** A SQLite URL with an absolute path; any other URL as it is. */
export function absolute(url: string, folder: string): string {
  return url.startsWith('sqlite:') ? `sqlite:${path.resolve(folder, url.slice('sqlite:'.length))}` : url;
}
