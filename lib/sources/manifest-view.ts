// What a source contains, for the admins who label it: a page of models, or one model with everything.

import type { Overlay } from '../data-source/label-overlay.ts';
import type { Field, Manifest, Model } from '../data-source/manifest.ts';
import type { Database } from '../db/client.ts';
import { AssistantError } from '../errors/assistant-error.ts';
import { openedSource } from './open-sources.ts';
import { readOverlay } from './read-overlay.ts';

const pageSize = 100;

/**
 * Models whose names or labels contain `search`, a hundred from `offset` on.
 *
 * @throws AssistantError `resource.not_found`, `source.unavailable`
 */
export async function listModels(
  database: Database,
  sourceId: string,
  { search, offset }: { search: string; offset: number },
) {
  const { manifest, introspected } = await openedSource(database, sourceId);
  const { labels, relations: reviews } = await readOverlay(database, sourceId);
  const edited = new Set(labels.map(({ model }) => model));
  const reviewed = new Set(reviews.map(({ model, relation }) => `${model}.${relation}`));
  const laid = new Map(manifest.models.map((model) => [model.name, model]));
  const wanted = search.toLowerCase();
  const found = introspected.models.filter((model) => {
    const words = [
      model.name,
      model.table.name,
      laid.get(model.name)?.label ?? '',
      ...(model.synonyms ?? []),
    ];
    return words.some((word) => word.toLowerCase().includes(wanted));
  });
  return {
    version: manifest.version,
    total: found.length,
    models: found.slice(offset, offset + pageSize).map((model) => ({
      name: model.name,
      table: tableName(model),
      label: laid.get(model.name)?.label ?? model.label,
      is_view: model.isView ?? false,
      field_count: model.fields.length,
      row_estimate: model.rowEstimate ?? null,
      edited: edited.has(model.name),
      unreviewed_relations: model.relations.filter(
        ({ basis, kind, name }) =>
          basis === 'name' && kind === 'one' && !reviewed.has(`${model.name}.${name}`),
      ).length,
    })),
  };
}

/** One model: what the database says, and what admins said of it. @throws as above */
export async function readModel(database: Database, sourceId: string, name: string) {
  const { introspected } = await openedSource(database, sourceId);
  const overlay = await readOverlay(database, sourceId);
  const model = introspected.models.find((one) => one.name === name);
  if (!model) throw new AssistantError('resource.not_found');
  return {
    name: model.name,
    table: tableName(model),
    plural: model.plural,
    row_estimate: model.rowEstimate ?? null,
    ...saidOf(model),
    edit: editOf(overlay, name),
    fields: model.fields.map((field) => ({
      name: field.name,
      column: field.column,
      type: field.type,
      nullable: field.nullable,
      primary_key: field.primaryKey ?? false,
      sensitive: field.sensitive ?? false,
      ...saidOf(field),
      edit: editOf(overlay, name, field.name),
    })),
    relations: relationsOf(introspected, model, overlay),
  };
}
export type ModelPage = Awaited<ReturnType<typeof listModels>>;
export type ModelDetail = Awaited<ReturnType<typeof readModel>>;

function tableName({ table }: Model): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
}

function saidOf({ label, description, synonyms }: Pick<Field, 'label' | 'description' | 'synonyms'>) {
  return { label, description: description ?? null, synonyms: synonyms ?? [] };
}

function editOf({ labels }: Overlay, model: string, field?: string) {
  const edit = labels.find((one) => one.model === model && one.field === field);
  if (!edit) return null;
  return {
    label: edit.label ?? null,
    plural: edit.plural ?? null,
    description: edit.description ?? null,
    synonyms: edit.synonyms ?? [],
  };
}

function relationsOf(manifest: Manifest, model: Model, { relations: reviews }: Overlay) {
  const labels = new Map(manifest.models.map((one) => [one.name, one.label]));
  const reviewOf = (owner: string, name: string) =>
    reviews.find((review) => review.model === owner && review.relation === name)?.accepted;
  return model.relations.map((relation) => ({
    name: relation.name,
    kind: relation.kind,
    to: relation.to,
    to_label: labels.get(relation.to) ?? relation.to,
    on: relation.on,
    basis: relation.basis,
    /** Null: nobody has said anything. */
    accepted: reviewOf(model.name, relation.name) ?? reviewOf(relation.to, relation.inverse) ?? null,
  }));
}
