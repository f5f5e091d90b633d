// What somebody of a role would see of a source: the manifest that their questions are read with, and rows
// read through the same gateway as their answers.
import { accessFor } from '../conversations/access-for.ts';
import type { Actor } from '../data-source/access.ts';
import { openGateway } from '../data-source/gateway.ts';
import type { Manifest, Model } from '../data-source/manifest.ts';
import { bridgeReplySchema } from '../data-source/reply.ts';
import { visibleManifest } from '../data-source/visibility.ts';
import type { Database } from '../db/client.ts';
import type { Cell, ResultColumn } from '../envelope/envelope.ts';
import { openedSource } from './open-sources.ts';

const sampleRows = 5;
const sampleFields = 30;
const limits = { rows: sampleRows, bytes: 256 * 1024, milliseconds: 5000 };

export interface SeeAs {
  readonly role: Actor['role'];
  readonly attributes: Actor['attributes'];
  /** Models to read rows of; those that are hidden give none. */
  readonly models: readonly string[];
}

/** @throws AssistantError `resource.not_found`, `source.unavailable`, `query.cancelled` */
export async function seeAs(database: Database, sourceId: string, as: SeeAs, signal: AbortSignal) {
  const { manifest, source } = await openedSource(database, sourceId);
  // Nobody's id: rules look at role and attributes alone.
  const actor: Actor = { id: 'preview', role: as.role, attributes: as.attributes };
  const access = await accessFor(database, { sourceId, manifest, actor });
  const visible = visibleManifest(manifest, access);
  const { bridge } = openGateway({ source, manifest, access, actor, limits, observe: () => {} });
  const samples: Sample[] = [];
  for (const name of as.models) {
    const model = visible.models.find((one) => one.name === name);
    samples.push(
      model ? await sampleOf(model, (query) => bridge(query, signal)) : { model: name, hidden: true },
    );
  }
  return { ...countsOf(manifest, visible), samples, models: modelsOf(manifest, visible, as.models) };
}
export type SeenAs = Awaited<ReturnType<typeof seeAs>>;

type Sample =
  | { readonly model: string; readonly hidden: true }
  | { readonly model: string; readonly hidden: false; readonly error: string }
  | {
      readonly model: string;
      readonly hidden: false;
      readonly columns: readonly (ResultColumn & { readonly masked: boolean })[];
      readonly rows: readonly (readonly Cell[])[];
    };

async function sampleOf(model: Model, ask: (query: string) => Promise<string>): Promise<Sample> {
  const fields = model.fields.slice(0, sampleFields);
  const reply = bridgeReplySchema.parse(
    JSON.parse(
      await ask(
        JSON.stringify({
          kind: 'select',
          from: { model: model.name, as: 't' },
          outputs: fields.map(({ name }) => ({ expr: { kind: 'column', of: 't', name }, as: name })),
          limit: sampleRows,
        }),
      ),
    ),
  );
  if (!reply.ok) return { model: model.name, hidden: false, error: reply.code };
  return {
    model: model.name,
    hidden: false,
    columns: fields.map(({ name, label, masked }, at) => ({
      name,
      label,
      type: reply.columns[at]?.type ?? 'text',
      masked: masked ?? false,
    })),
    rows: reply.rows,
  };
}

function countsOf(whole: Manifest, visible: Manifest) {
  const fields = (manifest: Manifest) => manifest.models.reduce((sum, model) => sum + model.fields.length, 0);
  return {
    visible_models: visible.models.length,
    hidden_models: whole.models.length - visible.models.length,
    visible_fields: fields(visible),
    hidden_fields: fields(whole) - fields(visible),
    masked_fields: visible.models.reduce(
      (sum, model) => sum + model.fields.filter((field) => field.masked).length,
      0,
    ),
  };
}

/** Of the chosen models, which fields are seen and which are not. */
function modelsOf(whole: Manifest, visible: Manifest, names: readonly string[]) {
  return names.flatMap((name) => {
    const model = whole.models.find((one) => one.name === name);
    if (!model) return [];
    const seen = visible.models.find((one) => one.name === name);
    return [
      {
        name,
        label: model.label,
        hidden: seen === undefined,
        hidden_fields: model.fields
          .filter((field) => !seen?.fields.some((one) => one.name === field.name))
          .map((field) => field.name),
      },
    ];
  });
}
