import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/client.ts';
import { openPermittedSource } from './permitted-source.ts';
import { modelView } from './read-rows.ts';

/** Every model that the person may see, by name; join tables and views among them. */
export async function listModels(database: Database, actor: SignedIn, sourceId: string) {
  const { manifest } = await openPermittedSource(database, actor, sourceId);
  const { models } = manifest.manifest;
  return {
    models: models
      .map((model) => ({
        ...modelView(model),
        fields: model.fields.length,
        is_junction: model.isJunction ?? false,
      }))
      .sort((left, right) => left.plural.localeCompare(right.plural)),
  };
}
