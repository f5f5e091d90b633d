import { endpoint, route } from '#lib/auth/route.ts';
import { dropSchemaFile, keepSchemaFile, readSchemaFile } from '#lib/sources/schema-file.ts';
import { schemaFileBody, schemaFileBytes, sourceParams } from '#lib/sources/source-requests.ts';

const permission = 'source:manage';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission,
    params: sourceParams,
    run: ({ database, params }) => readSchemaFile(database, params.id),
  }),
  PUT: endpoint({
    permission,
    params: sourceParams,
    body: schemaFileBody,
    bodyBytes: schemaFileBytes,
    run: ({ database, actor, params, body }) => keepSchemaFile(database, actor.id, params.id, body.files),
  }),
  DELETE: endpoint({
    permission,
    params: sourceParams,
    run: ({ database, actor, params }) => dropSchemaFile(database, actor.id, params.id),
  }),
});
