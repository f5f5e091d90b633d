import type { FieldType } from '../../data-source/manifest.ts';
import type { NamesInSnippet } from './names-in-snippet.ts';
import type { TypedModel } from './typed-model.ts';

const kinds: Readonly<Record<FieldType, string>> = {
  integer: 'number',
  bigint: 'number',
  decimal: 'number',
  float: 'number',
  text: 'text',
  uuid: 'text',
  boolean: 'flag',
  date: 'date',
  timestamp: 'time',
  timestamptz: 'time',
  time: 'other',
  interval: 'other',
  json: 'other',
  bytes: 'other',
  array: 'other',
  unknown: 'any',
};

/**
 * The names a snippet may use, as types: every model it was given, and the columns of each alias it makes. A
 * column of a query has a name that is known and a type that is not.
 */
export function sourceTypes(
  models: readonly TypedModel[],
  { aliases, ofQueries, outputs }: Omit<NamesInSnippet, 'evasions'>,
): string {
  const columns = new Map<string, string>();
  const byName = new Map(models.map((model) => [model.name, model]));
  for (const [alias, names] of aliases) {
    if (ofQueries.has(alias)) for (const output of outputs) columns.set(`${alias}.${output}`, 'any');
    for (const name of names)
      for (const field of byName.get(name)?.fields ?? []) {
        const path = `${alias}.${field.name}`;
        const kind = kindOf(field);
        const other = columns.get(path);
        columns.set(path, other === undefined || other === kind ? kind : 'any');
      }
  }
  return [
    `interface Models { ${models.map(({ name }) => `${text(name)}: true`).join('; ')} }`,
    `type Alias = ${oneOf(aliases.keys())};`,
    `type Output = ${oneOf(outputs)};`,
    'interface Columns {',
    ...[...columns].map(([path, kind]) => `  ${text(path)}: ${kind === 'any' ? kind : text(kind)};`),
    '}',
    '',
  ].join('\n');
}

/** What is masked may be shown and nothing else. */
function kindOf({ type, masked }: TypedModel['fields'][number]): string {
  return masked ? 'masked' : kinds[type];
}

function oneOf(names: Iterable<string>): string {
  return [...names].map(text).join(' | ') || 'never';
}

function text(name: string): string {
  return JSON.stringify(name);
}
