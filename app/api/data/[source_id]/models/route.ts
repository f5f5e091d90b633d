import { endpoint, route } from '#lib/auth/route.ts';
import { sourceParams } from '#lib/data-pages/data-requests.ts';
import { listModels } from '#lib/data-pages/list-models.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: sourceParams,
    run: ({ database, actor, params }) => listModels(database, actor, params.source_id),
  }),
});
