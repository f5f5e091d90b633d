import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { countRows } from '#lib/data-pages/count-rows.ts';
import { modelParams, rowsQuery } from '#lib/data-pages/data-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: modelParams,
    run: ({ database, actor, params, request }) =>
      countRows(database, actor, params, readQuery(request, rowsQuery), request.signal),
  }),
});
