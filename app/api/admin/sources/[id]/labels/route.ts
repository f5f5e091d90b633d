import { endpoint, route } from '#lib/auth/route.ts';
import { editLabels } from '#lib/sources/edit-labels.ts';
import { labelsBody, sourceParams } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PATCH: endpoint({
    permission: 'source:manage',
    params: sourceParams,
    body: labelsBody,
    run: ({ database, actor, params, body }) => editLabels(database, actor.id, params.id, body),
  }),
});
