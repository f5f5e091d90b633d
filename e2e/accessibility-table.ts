import fs from 'node:fs';
import path from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { brokenRules, fits, type Theme, themes } from './in-order.ts';

const root = path.join(import.meta.dirname, '..');

interface Row {
  /** The file under app/ that made the page. */
  readonly page: string;
  readonly state: string;
  readonly broken: Record<Theme, string[]>;
}

/** What was looked at, and what was found: all of it is looked at before any of it fails the story. */
export class AccessibilityTable {
  readonly #rows: Row[] = [];

  async look(page: Page, file: string, state: string): Promise<void> {
    await fits(page);
    this.#rows.push({ page: file, state, broken: await brokenRules(page) });
  }

  get pages(): string[] {
    return [...new Set(this.#rows.map(({ page }) => page))].sort();
  }

  /** Where a rule is broken, in words that say where to look. */
  get broken(): string[] {
    return this.#rows.flatMap(({ page, state, broken }) =>
      themes.flatMap((theme) => broken[theme].map((rule) => `${page}, ${state}, ${theme}: ${rule}`)),
    );
  }

  /** On the terminal, in the report, and as a file beside the other reports. */
  async write(info: TestInfo): Promise<void> {
    const shown = (rules: string[]) => (rules.length === 0 ? 'nothing' : rules.join('; '));
    const text = [
      `| page | state | ${themes.join(' | ')} |`,
      '|---|---|---|---|',
      ...this.#rows.map(
        ({ page, state, broken }) =>
          `| ${page} | ${state} | ${themes.map((theme) => shown(broken[theme])).join(' | ')} |`,
      ),
      '',
    ].join('\n');
    process.stdout.write(`\n${text}\n`);
    const name = `accessibility-${info.title.replaceAll(/\W+/g, '-')}.md`;
    const file = path.join(root, 'test-results', name);
    fs.writeFileSync(file, text);
    await info.attach(name, { path: file, contentType: 'text/markdown' });
  }
}

/** Every file under app/ that is a page, or stands in for one that broke or is not there. */
export function pagesOfApp(): string[] {
  return fs.globSync('**/{page,error,not-found,global-error}.tsx', { cwd: path.join(root, 'app') }).sort();
}
