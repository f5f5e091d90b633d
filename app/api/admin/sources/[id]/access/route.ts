import { endpoint, route } from '#lib/auth/route.ts';
import { readAccess, replaceAccess } from '#lib/sources/access-rules.ts';
import { accessBody, sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run: ({ database, params }) => readAccess(database, params.id),
  }),
  PUT: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    body: accessBody,
    async run({ database, actor, params, body }) {
      await replaceAccess(database, actor.id, params.id, body.rules);
      return readAccess(database, params.id);
    },
  }),
});
