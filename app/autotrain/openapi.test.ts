// The description is of what is there, and of all of it.
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Operation, operations } from '#lib/policy/autotrain-operations.ts';
import { openApi } from '#lib/policy/openapi.ts';

const folder = import.meta.dirname;

const offered = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .flatMap((file) => {
    const place = path
      .dirname(file)
      .split(path.sep)
      .join('/')
      .replace(/\[(\w+)\]/g, '{$1}');
    const text = fs.readFileSync(path.join(folder, file), 'utf8');
    return [
      ...text.matchAll(/^ {2}(GET|POST|PUT|PATCH|DELETE): endpoint\(\{\s*\.\.\.operations\.(\w+)/gm),
    ].map(([, method, name]) => `${method} /${place} ${name}`);
  });

test('every route takes what it asks from the description, at its own place', () => {
  const described = Object.entries<Operation>(operations).map(
    ([name, { method, path: place }]) => `${method} ${place} ${name}`,
  );
  expect(offered.sort()).toEqual(described.sort());
});

test('the description is whole', () => {
  const description = JSON.parse(JSON.stringify(openApi()));
  expect(description.openapi).toBe('3.1.0');
  expect(Object.keys(description.paths)).toContain('/autotrain/rules/{id}/deploy');
  const give = description.paths['/autotrain/feedback'].post;
  expect(give.requestBody.content['application/json'].schema).toMatchObject({
    type: 'object',
    required: ['message_id'],
    additionalProperties: false,
    properties: { note: { type: 'string', maxLength: 2000 } },
  });
  const approve = description.paths['/autotrain/rules/{id}/approve'].post;
  expect(approve.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true, schema: { pattern: '^RUL-[1-9]\\d{0,8}$' } },
  ]);
  expect(Object.keys(approve.responses)).toEqual(['200', '400', '401', '403', '404', '409']);
  const list = description.paths['/autotrain/rules'].get;
  expect(list.parameters).toContainEqual(
    expect.objectContaining({ name: 'status', in: 'query', required: false }),
  );
});
