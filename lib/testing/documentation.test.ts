import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingTable } from '../env/setting-table.ts';
import { failures } from '../errors/failures.ts';
import { projectRoot } from './source-files.ts';

const readme = fs.readFileSync(path.join(projectRoot, 'README.md'), 'utf8');

/** The text below a heading, up to the next one of the same level. */
function section(heading: string): string {
  const [, text] = readme.split(new RegExp(`^## ${heading}$`, 'm'));
  if (text === undefined) throw new Error(`The README has no section "${heading}".`);
  return text.split(/^## /m)[0] ?? '';
}

describe('the README', () => {
  it('tells of every setting, and of none that does not exist', () => {
    const named = [...section('Settings').matchAll(/`([A-Z][A-Z0-9_]{3,})(?==|`)/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(Object.keys(settingTable).sort());
  });

  it('tells of every failure, and of none that does not exist', () => {
    const named = [...section('Failures').matchAll(/`([a-z]+\.[a-z_]+)`/g)].map(([, code]) => code);
    expect([...new Set(named)].sort()).toEqual(Object.keys(failures).sort());
  });

  it('has at most 130 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(130);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
    const named = [
      ...readme.matchAll(/(?:^|`| )npm (?:run )?(start|test|[a-z]+(?= --)|(?<=run )[a-z]+)/gm),
    ].map(([, name]) => name);
    expect(named.filter((name) => name !== undefined && !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const linked = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, file]) => file as string);
    expect(linked.filter((file) => !fs.existsSync(path.join(projectRoot, file)))).toEqual([]);
  });
});
