import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { envelopeSchema } from '../envelope/envelope.ts';
import { run as ask } from './ask.ts';
import { run as evaluate } from './eval.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'docent-ask-'));
const source = `sqlite:${path.join(folder, 'shop.sqlite')}`;

beforeAll(() => {
  const database = new DatabaseSync(path.join(folder, 'shop.sqlite'));
  database.exec(`
    create table customers (id integer primary key, name text not null, city text);
    create table orders (id integer primary key, customer_id integer not null references customers, total real);
    insert into customers values (1, 'Ana', 'Madrid'), (2, 'Binh', 'Hanoi'), (3, 'Carl', 'Hanoi');
    insert into orders values (1, 1, 10), (2, 1, 20.5), (3, 2, 5);
  `);
  database.close();
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

async function printed(command: () => Promise<number>): Promise<{ out: string; code: number }> {
  const parts: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    parts.push(String(text));
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  try {
    const code = await command();
    return { out: parts.join(''), code };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

describe('docent ask', () => {
  it('prints one envelope with --json and nothing else', async () => {
    const { out, code } = await printed(() =>
      ask(['How many customers are there?', '--source', source, '--json']),
    );
    const envelope = envelopeSchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(envelope.type === 'answer' && envelope.data.result?.rows).toEqual([[3]]);
  });

  it('prints a table that people can read', async () => {
    const { out } = await printed(() => ask(['Number of customers by city', '--source', source]));
    expect(out).toMatch(/Hanoi +2/);
    expect(out).toMatch(/Madrid +1/);
  });

  it('prints plan, code and SQL where they are asked for', async () => {
    const { out } = await printed(() =>
      ask(['How many customers are there?', '--source', source, '--plan', '--explain']),
    );
    expect(out).toContain('"model": "customers"');
    expect(out).toContain("db.from('customers'");
    expect(out).toMatch(/select .* from/i);
  });

  it('says how it is called when there is no question', async () => {
    const { out, code } = await printed(() => ask(['--source', source]));
    expect(out).toContain('Usage: docent ask');
    expect(code).toBe(2);
  });

  it('reports a source that cannot be opened', async () => {
    const missing = `sqlite:${path.join(folder, 'none.sqlite')}`;
    await expect(printed(() => ask(['How many customers?', '--source', missing]))).rejects.toThrow();
  });
});

describe('docent eval', () => {
  it('asks the suite, judges it and writes every case', async () => {
    const suite = path.join(folder, 'suite.jsonl');
    const out = path.join(folder, 'out.json');
    const cases = [
      {
        id: 'right',
        class: 'count',
        question: 'How many customers are there?',
        expect: { type: 'answer', sql: 'select count(*) from customers' },
      },
      {
        id: 'wrong',
        class: 'count',
        question: 'How many orders are there?',
        expect: { type: 'answer', rows: [[99]] },
      },
      {
        id: 'broken',
        question: 'How many orders are there?',
        expect: { type: 'answer', sql: 'select x from nowhere' },
      },
      { id: 'scope', class: 'scope', question: 'Delete all customers', expect: { type: 'out_of_scope' } },
    ];
    fs.writeFileSync(
      suite,
      cases.map((one) => JSON.stringify({ ...one, source: 'sqlite:shop.sqlite' })).join('\n'),
    );
    const { out: summary, code } = await printed(() => evaluate(['--suite', suite, '--out', out]));
    expect(code).toBe(0);
    expect(summary).toMatch(
      /^4 cases: 2 answered \(1 right, 1 exact, 1 wrong\), 0 clarified, 1 refused, 1 failed/,
    );
    const written = JSON.parse(fs.readFileSync(out, 'utf8'));
    expect(written).toMatchObject({ cases: 4, right: 1, wrong: 1, refused: 1, failed: 1, model_calls: 0 });
    expect(written.per_case.map(({ id, outcome }: { id: string; outcome: string }) => [id, outcome])).toEqual(
      [
        ['right', 'right'],
        ['wrong', 'wrong'],
        ['broken', 'failed'],
        ['scope', 'as_expected'],
      ],
    );
    expect(written.per_case[0]).toMatchObject({ type: 'answer', plan: { model: 'customers' }, exact: true });
    expect(written.per_case[2].message).toMatch(/gold SQL: no such table/);
  });
});
