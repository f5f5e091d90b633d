import { endpoint, route } from '#lib/auth/route.ts';
import { testModel } from '#lib/model-choice/manage-model.ts';
import { modelTestBody } from '#lib/model-choice/model-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'source:manage',
    body: modelTestBody,
    run: ({ database, actor, body }) => testModel(database, actor.id, body),
  }),
});
