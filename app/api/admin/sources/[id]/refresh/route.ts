import { endpoint, route } from '#lib/auth/route.ts';
import { lookAgain } from '#lib/sources/look-again.ts';
import { sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run: ({ database, actor, params }) => lookAgain(database, actor.id, params.id),
  }),
});
