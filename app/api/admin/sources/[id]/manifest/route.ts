import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { listModels, readModel } from '#lib/sources/manifest-view.ts';
import { modelsQuery, sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    run({ database, params, request }) {
      const { model, ...page } = readQuery(request, modelsQuery);
      return model === undefined
        ? listModels(database, params.id, page)
        : readModel(database, params.id, model);
    },
  }),
});
