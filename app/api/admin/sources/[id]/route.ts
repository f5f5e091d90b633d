import { endpoint, route } from '#lib/auth/route.ts';
import { changeSource, readSource, removeSource } from '#lib/sources/manage-sources.ts';
import { sourceChangeBody, sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run: ({ database, params }) => readSource(database, params.id),
  }),
  PATCH: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    body: sourceChangeBody,
    run: ({ database, actor, params, body }) => changeSource(database, actor.id, params.id, body),
  }),
  DELETE: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run: ({ database, actor, params }) => removeSource(database, actor.id, params.id),
  }),
});
