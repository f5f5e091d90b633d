// The whole chain on a small suite: complaints in words become policies that mend other questions too, and
// neither a poisoned one nor one that breaks an answer is deployed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planBuiltIn } from '../../language/built-in-planner.ts';
import { createTestDatabase } from '../../testing/test-database.ts';
import type { Case } from '../suite.ts';
import { learnSuite } from './learn-suite.ts';
import type { LearningReport } from './learning-report.ts';
import { type LearningWorld, openLearningWorld } from './learning-world.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-learn-'));
const file = path.join(folder, 'club.sqlite');
const words = {
  loyal: "grade = 'G'",
  sleepy: "grade = 'S'",
  golden: 'spend > 90',
  thrifty: 'spend < 20',
  junior: 'age < 25',
};
const means: readonly Case[] = Object.entries(words).flatMap(([word, condition]) => [
  {
    id: `${word} counted`,
    question: `How many ${word} members are there?`,
    evidence: `${word} refers to ${condition}`,
    expect: { sql: `select count(*) from members where ${condition}` },
  },
  {
    id: `${word} listed`,
    question: `List the names of the ${word} members.`,
    evidence: `${word} refers to ${condition}`,
    expect: { sql: `select name from members where ${condition}` },
  },
]);
const known: readonly Case[] = [
  {
    id: 'all',
    question: 'How many members are there?',
    evidence: 'members are people',
    expect: { sql: 'select count(*) from members' },
  },
  { id: 'broken', question: 'How many?', evidence: 'none', expect: { sql: 'select nothing from nowhere' } },
];

let world: LearningWorld;
let report: LearningReport;
const said: string[] = [];

beforeAll(async () => {
  const club = new DatabaseSync(file);
  club.exec(
    'create table members (id integer primary key, name text, grade text, spend integer, age integer)',
  );
  for (let place = 1; place <= 40; place += 1) {
    const grade = ['G', 'S', 'B', 'N'][place % 4] as string;
    club
      .prepare('insert into members (name, grade, spend, age) values (?, ?, ?, ?)')
      .run(`Member ${place}`, grade, (place * 37) % 101, 18 + ((place * 7) % 50));
  }
  club.close();
  const { url } = await createTestDatabase();
  world = await openLearningWorld({ databaseUrl: url, planner: planBuiltIn, timeZone: 'UTC' });
  report = await learnSuite([...means, ...known], {
    world,
    locate: () => `sqlite:${file}`,
    seed: '3',
    locale: 'en',
    now: new Date('2026-03-01T00:00:00Z'),
    milliseconds: 10_000,
    concurrency: 2,
    say: (line) => said.push(line),
  });
}, 240_000);

afterAll(async () => {
  await world?.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('half of the cases teach, and more are right afterwards than before', () => {
  expect(report).toMatchObject({ cases: 12, taught: { cases: 6 }, untaught: { cases: 6 } });
  expect(report.taught.right_before + report.untaught.right_before).toBe(report.right_before);
  expect(report.taught.right_after + report.untaught.right_after).toBe(report.right_after);
  expect(report.right_after).toBeGreaterThan(report.right_before);
  expect(said).toHaveLength(1);
});

test('what two people say is deployed, what one says is not', () => {
  expect(report.poisoned_submitted).toBe(1);
  expect(report.poisoned_deployed).toBe(0);
  expect(report.duplicates).toBeGreaterThan(0);
  expect(report.deployed).toBeGreaterThan(0);
  for (const policy of report.per_policy.filter(({ state }) => state === 'deployed'))
    expect(policy).toMatchObject({ poisoned: false, clean: true });
});

test('what was right stays right', () => {
  expect(report.regressions_deployed).toBe(0);
  expect(report.per_case.find(({ id }) => id === 'all')).toMatchObject({ before: 'right', after: 'right' });
});

test('a case whose gold cannot be run teaches nothing', () => {
  const broken = report.per_case.find(({ id }) => id === 'broken');
  expect(broken).toMatchObject({ before: 'failed', after: 'failed' });
  expect(broken?.complaint).toBeUndefined();
});

test('a word that was taught in one question is understood in another', () => {
  const taughtWords = report.per_case
    .filter(({ taught, complaint, after }) => taught && complaint && !complaint.poison && after === 'right')
    .map(({ id }) => id.split(' ')[0]);
  const others = report.per_case.filter(
    ({ id, taught }) => !taught && taughtWords.includes(id.split(' ')[0]),
  );
  expect(others.length).toBeGreaterThan(0);
  expect(others.map(({ id, after }) => [id, after])).toEqual(others.map(({ id }) => [id, 'right']));
});
