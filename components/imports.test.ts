// What the browser loads stays small and knows nothing of the server: of `lib` only types come in.
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/** Never sent: of the server, or of tests. */
const serverOnly = new Set([
  'words/messages-of.ts',
  'words/page-locale.ts',
  'words/request.ts',
  'words/room-words.tsx',
  'words/words-in.ts',
]);

const files = fs
  .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !serverOnly.has(file));

it.each(files)('%s brings nothing of lib into the browser but types', (file) => {
  const text = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const imports = text.match(/^import (?!type )[^;]*from '#lib\/[^']+'/gm) ?? [];
  expect(imports).toEqual([]);
});

it.each(files)('%s sends nobody the words of a language they do not read', (file) => {
  const text = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
  // A language is made of its rooms, in the same language; who reads it is sent it by the server.
  const own = /words\/(?:rooms\/)?(en|vi|es)\.ts$/.exec(file)?.[1];
  const imports = [...text.matchAll(/^import (?!type )[^;]*from '[^']*\b(en|vi|es)\.ts'/gm)];
  expect(imports.map(([, language]) => language).filter((language) => language !== own)).toEqual([]);
});

it.each(files)('%s brings no file of the server alone into the browser', (file) => {
  const text = fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
  const imports = [...text.matchAll(/^import (?!type )[^;]*from '[^']*?([\w-]+\.tsx?)'/gm)].map(
    ([, name]) => name,
  );
  expect(imports.filter((name) => [...serverOnly].some((one) => one.endsWith(`/${name}`)))).toEqual([]);
});
