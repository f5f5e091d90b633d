import { describe, expect, it } from 'vitest';
import { type SourceFile, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const product = files.filter(
  (file) => !/\.test\.tsx?$/.test(file.path) && !file.path.startsWith('lib/testing/'),
);

/** The room of a path: `lib/guard`, `app`, `components`; undefined for a package. */
function roomOf(path: string): string | undefined {
  return /^(?:lib\/[^/]+|app|components|e2e)(?=\/)/.exec(path)?.[0];
}

const ground = ['lib/errors', 'lib/envelope', 'lib/env', 'lib/i18n'];
const records = ['lib/db', 'lib/audit', 'lib/settings', 'lib/telemetry', ...ground];
const useCases = [
  'lib/conversations',
  'lib/sources',
  'lib/policy',
  'lib/anti-pattern',
  'lib/notices',
  'lib/evals',
  'lib/jobs',
  'lib/data-pages',
  'lib/model-choice',
];

/** Where a room may look, besides itself. Words that stages and planners share are told apart below. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'lib/errors': ['lib/i18n'],
  'lib/i18n': [],
  'lib/env': ['lib/errors'],
  'lib/envelope': ['lib/errors', 'lib/i18n'],
  'lib/db': ['lib/env', 'lib/errors'],
  'lib/audit': ['lib/db', ...ground],
  'lib/settings': ['lib/demo', 'lib/db', 'lib/audit', ...ground],
  'lib/telemetry': ground,
  'lib/auth': records,
  'lib/data-source': ground,
  'lib/guard': ['lib/data-source', ...ground],
  'lib/sandbox': ['lib/guard', 'lib/data-source', ...ground],
  'lib/language': ['lib/data-source', ...ground],
  'lib/outgoing': ground,
  'lib/export': ground,
  'lib/models': ['lib/outgoing', ...ground],
  'lib/pipeline': ['lib/language', 'lib/guard', 'lib/sandbox', 'lib/data-source', 'lib/models', ...ground],
  'lib/demo': ['lib/db', ...ground],
  'lib/conversations': [
    '*use',
    'lib/pipeline',
    'lib/language',
    'lib/sandbox',
    'lib/guard',
    'lib/data-source',
    'lib/models',
    'lib/export',
    'lib/auth',
    'lib/demo',
    ...records,
  ],
  'lib/sources': ['*use', 'lib/data-source', 'lib/auth', 'lib/demo', ...records],
  'lib/policy': [
    '*use',
    'lib/pipeline',
    'lib/language',
    'lib/data-source',
    'lib/models',
    'lib/auth',
    ...records,
  ],
  'lib/anti-pattern': ['*use', 'lib/pipeline', 'lib/data-source', 'lib/models', ...records],
  'lib/notices': ['*use', 'lib/auth', 'lib/outgoing', ...records],
  'lib/evals': [
    '*use',
    'lib/pipeline',
    'lib/language',
    'lib/guard',
    'lib/sandbox',
    'lib/data-source',
    'lib/models',
    'lib/outgoing',
    'lib/export',
    'lib/auth',
    'lib/demo',
    ...records,
  ],
  'lib/jobs': ['*use', 'lib/auth', ...records],
  'lib/data-pages': ['*use', 'lib/pipeline', 'lib/data-source', 'lib/auth', ...records],
  'lib/model-choice': ['lib/models', 'lib/outgoing', ...records],
  app: [
    '*use',
    'components',
    'lib/auth',
    'lib/data-source',
    'lib/pipeline',
    'lib/models',
    'lib/demo',
    ...records,
  ],
  components: ['lib/envelope', 'lib/errors', 'lib/i18n'],
  'lib/commands': ['*any'],
};

/**
 * The vocabulary of plans and stages, which planners speak and no stage is behind: types, schemas, and how a
 * plan is read back to people and moved in time.
 */
const sharedVocabulary =
  /^lib\/pipeline\/(plan|stages|live-policy|narrow-text|move-period|observation|outcome|interpretation)\.ts$/;
const speaksPlans = ['lib/language', 'lib/models', ...useCases];

/** Files that are a contract between rooms: whoever speaks to one of them may name its types. */
const contract =
  /^lib\/(pipeline\/(plan|stages|live-policy|observation|outcome)|sandbox\/sandbox|data-source\/(access|manifest)|envelope\/envelope)\.ts$/;

function isAllowed(file: SourceFile, target: string, typeOnly: boolean): boolean {
  const from = roomOf(file.path);
  const to = roomOf(target);
  if (from === undefined || to === undefined || from === to || from === 'e2e') return true;
  if (typeOnly && contract.test(target)) return true;
  if (sharedVocabulary.test(target) && speaksPlans.includes(from)) return true;
  const allowed = mayImport[from] ?? [];
  return (
    allowed.includes('*any') || allowed.includes(to) || (allowed.includes('*use') && useCases.includes(to))
  );
}

describe('the rooms', () => {
  it('are all known', () => {
    const rooms = new Set(product.map((file) => roomOf(file.path)).filter((room) => room !== 'e2e'));
    expect([...rooms].filter((room) => room !== undefined && !Object.hasOwn(mayImport, room))).toEqual([]);
  });

  it('look only in the direction of the design', () => {
    const wrong = product.flatMap((file) =>
      file.imports
        // A component may name the type of what a use case gives it; a type is gone when it runs.
        .filter(
          ({ from, typeOnly }) =>
            !(roomOf(file.path) === 'components' && typeOnly) && !isAllowed(file, from, typeOnly),
        )
        .map(({ from }) => `${file.path} -> ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('never look into tests', () => {
    const wrong = product.flatMap((file) =>
      file.imports.filter(({ from }) => /^lib\/testing\/|\.test\.tsx?$/.test(from)).map(() => file.path),
    );
    expect(wrong).toEqual([]);
  });
});

describe('an outside thing has one room', () => {
  it.each([
    ['isolated-vm', /^isolated-vm$/, /^lib\/sandbox\//],
    ['models', /^(ai|openai|@ai-sdk\/(?!react$).*)$/, /^lib\/models\//],
    ['the client of our own database', /^(@prisma\/|lib\/db\/generated\/)/, /^lib\/(db\/|[a-z-]+\/.*\.ts$)/],
    ['pg-boss', /^pg-boss$/, /^lib\/jobs\//],
    ['mail', /^nodemailer$/, /^lib\/notices\//],
    ['mysql', /^mysql2/, /^lib\/(data-source\/|evals\/gold-)/],
    ['code run without an isolate', /^(node:)?vm$/, /^lib\/evals\/attacks\/weak-runner-child\.ts$/],
    ['the grammar of PostgreSQL', /^libpg-query$/, /^lib\/evals\/attacks\//],
    ['attacks', /^lib\/evals\/attacks\//, /^(lib\/(evals\/attacks|commands)|e2e)\//],
  ])('%s', (_, target, room) => {
    const wrong = product.filter(
      (file) => file.imports.some(({ from }) => target.test(from)) && !room.test(file.path),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('the environment', () => {
    const wrong = product.filter(
      (file) =>
        file.text.includes('process.env') &&
        !/^(lib\/env\/|e2e\/|lib\/commands\/[a-z-]+\.mjs)/.test(file.path),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});

describe('every file', () => {
  it('has at most 400 lines', () => {
    const long = files.filter((file) => file.text.split('\n').length > 401);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  it('is named in kebab-case, and not for a heap', () => {
    const wrong = files.filter(({ path }) => {
      const name = path.split('/').at(-1) ?? '';
      return (
        !/^[a-z0-9-]+(\.[a-z0-9-]+)*\.(tsx?|mjs)$/.test(name) ||
        /^(utils?|helpers?|types|constants|index)\./.test(name)
      );
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('exports what it makes itself', () => {
    const barrels = files.filter((file) =>
      /^export\s+(type\s+)?(\*|\{[^}]*\})\s+(as\s+\w+\s+)?from\b/m.test(file.text),
    );
    expect(barrels.map((file) => file.path)).toEqual([]);
  });

  it('swallows no failure without a word', () => {
    const wrong = product.filter((file) => /catch(\s*\([^)]*\))?\s*\{\s*\}/.test(file.text));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });
});
