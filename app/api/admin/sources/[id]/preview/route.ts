import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { seeAs } from '#lib/sources/see-as.ts';
import { previewQuery, sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run: ({ database, params, request }) =>
      seeAs(database, params.id, readQuery(request, previewQuery), request.signal),
  }),
});
