// One customer database seen through each layer of the boundary by itself and through all of them, and a
// copy that holds nothing but what the asker may see. Whatever a query gives through a layer must be what
// it gives there.
import { type AccessRules, type Actor, openAccess } from '../../data-source/access.ts';
import { defaultRunLimits, openGateway } from '../../data-source/gateway.ts';
import type { Manifest } from '../../data-source/manifest.ts';
import { openSource } from '../../data-source/open-source.ts';
import type { BridgeReply } from '../../data-source/reply.ts';
import type { Source } from '../../data-source/source.ts';
import { logFailure } from '../../telemetry/log-failure.ts';
import type { AttackServer, Fixture } from './fixture-database.ts';
import { digestOf, loadFixture, loadWebDatabase, weak } from './fixture-database.ts';

export type Scope = Readonly<Record<string, string | number>>;

export interface Layer {
  readonly name: string;
  /** Whether our own check stands before the database. */
  readonly checked: boolean;
  readonly source: Source;
  readonly manifest: Manifest;
  readonly access: AccessRules;
  readonly actor: Actor;
  /** Takes the text of a query as it would cross the bridge. */
  ask(text: string): Promise<Asked>;
}

export interface Asked {
  readonly text: string;
  readonly reply: BridgeReply;
  readonly milliseconds: number;
  /** What a failure of it leaves in the log. */
  readonly logged: string;
}

export interface AttackLayers {
  /** All that an attacker may know of the database. */
  readonly whole: Manifest;
  readonly access: AccessRules;
  readonly layers: readonly Layer[];
  /** The check and the database together. */
  readonly both: Layer;
  /** Neither check nor role nor policy, to see whether an attack would be noticed. */
  readonly none: Layer;
  /** The copy with the asker's rows alone. */
  readonly oracle: Layer;
  digest(): Promise<string>;
  close(): Promise<void>;
}

const guarded = 'customer';
const viewed = 'customer_views';
const bare = 'customer_bare';

/** Loads the customer database in its shapes. */
export async function loadShapes(server: AttackServer, fixture: Fixture): Promise<void> {
  await loadFixture(server, guarded, fixture, 'policies');
  await loadFixture(server, bare, fixture, 'bare');
  await loadFixture(server, weak, fixture, 'bare');
  await loadWebDatabase(server, fixture);
  if (fixture.views) await loadFixture(server, viewed, fixture, 'views');
}

/** Opens every layer for one asker. */
export async function openLayers(
  server: AttackServer,
  fixture: Fixture,
  scope: Scope,
  number: number,
): Promise<AttackLayers> {
  const opened: Source[] = [];
  const [attribute = 'none'] = Object.keys(scope);
  const open = async (database: string, role?: string, signed = false) => {
    const secret = signed ? await scopeKey(server, database) : undefined;
    const options = secret === undefined ? {} : { scope: { secret, attribute } };
    const source = await openSource(server.url(database, role), { connections: 4, ...options });
    opened.push(source);
    return { source, manifest: await source.introspect() };
  };
  const actor: Actor = { id: 'attacker', role: 'staff', attributes: scope };
  const copy = `${bare}_${number}`;
  const owner = await open(bare);
  const reader = await open(guarded, fixture.reader, true);
  const access = rulesFor(owner.manifest, reader.manifest, Object.keys(scope));
  await copyOfScope(server, copy, owner.manifest, access, actor);
  const whole = await open(guarded);
  const layer = (
    name: string,
    { source, manifest }: { source: Source; manifest: Manifest },
    rules: AccessRules,
  ): Layer => ({
    name,
    checked: rules !== openAccess,
    source,
    manifest,
    access: rules,
    actor,
    ask: (text) => ask(text, { source, manifest, access: rules, actor }),
  });
  const both = layer('check and database', { source: reader.source, manifest: whole.manifest }, access);
  const layers = [
    both,
    layer('check alone', owner, access),
    layer('database alone', { source: reader.source, manifest: whole.manifest }, openAccess),
  ];
  if (fixture.views) {
    layers.push(layer('views alone', await open(viewed, fixture.reader, true), openAccess));
  }
  return {
    whole: owner.manifest,
    access,
    layers,
    both,
    none: layer('nothing', owner, openAccess),
    oracle: layer('the rows of the scope', await open(copy), { ...access, rowRules: [] }),
    digest: async () => `${await digestOf(server, guarded)} ${await digestOf(server, bare)}`,
    async close() {
      for (const source of opened) await source.close();
    },
  };
}

async function ask(
  text: string,
  options: { source: Source; manifest: Manifest; access: AccessRules; actor: Actor },
): Promise<Asked> {
  const logged: string[] = [];
  const gateway = openGateway({
    ...options,
    limits: defaultRunLimits,
    observe: () => {},
    failed: (failure) => logFailure(failure, 'attack', (line) => logged.push(line)),
  });
  const started = performance.now();
  const answer = await gateway.bridge(text, new AbortController().signal);
  return {
    text: answer,
    reply: JSON.parse(answer) as BridgeReply,
    milliseconds: performance.now() - started,
    logged: logged.join('\n'),
  };
}

async function scopeKey(server: AttackServer, database: string): Promise<string> {
  const rows = await server.run(database, "select encode(k, 'hex') from assistant_guard.scope_key");
  return String(rows[0]?.[0]);
}

/** What the reader was not granted is hidden; a table with the attribute, or one it refers to, is limited by it. */
function rulesFor(whole: Manifest, granted: Manifest, attributes: readonly string[]): AccessRules {
  const of = (manifest: Manifest) => new Map(manifest.models.map((model) => [model.name, model]));
  const allowed = of(granted);
  const rowRules = attributes.flatMap((attribute) =>
    whole.models.flatMap((model) => {
      if (model.fields.some(({ name }) => name === attribute))
        return [{ model: model.name, field: attribute, attribute }];
      const key = model.relations
        .filter(({ kind }) => kind === 'many')
        .flatMap(({ on }) => on)
        .find(({ to }) => to === attribute);
      return key ? [{ model: model.name, field: key.from, attribute }] : [];
    }),
  );
  return {
    hiddenModels: whole.models.map(({ name }) => name).filter((name) => !allowed.has(name)),
    hiddenFields: whole.models.flatMap(({ name, fields }) => {
      const visible = new Set(allowed.get(name)?.fields.map((field) => field.name));
      return visible.size === 0
        ? []
        : fields.filter((field) => !visible.has(field.name)).map((field) => `${name}.${field.name}`);
    }),
    maskedFields: [],
    rowRules,
  };
}

/** A copy of the database without the rows that the rules keep from the asker. */
async function copyOfScope(
  server: AttackServer,
  name: string,
  whole: Manifest,
  { rowRules }: AccessRules,
  { attributes }: Actor,
): Promise<void> {
  await server.run(
    'postgres',
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${bare}'`,
  );
  await server.run('postgres', `create database ${name} template ${bare}`);
  const deletions = rowRules.map(({ model, field, attribute }) => {
    const found = whole.models.find((each) => each.name === model);
    const column = found?.fields.find((each) => each.name === field)?.column;
    if (!found || found.isView || column === undefined) return '';
    return `delete from "${found.table.schema}"."${found.table.name}" where "${column}"::text is distinct from '${attributes[attribute]}';`;
  });
  await server.run(name, `set session_replication_role = replica; ${deletions.join('\n')}`);
}
