import { endpoint, route } from '#lib/auth/route.ts';
import { chooseModel, forgetModel, readModel } from '#lib/model-choice/manage-model.ts';
import { modelChoiceBody } from '#lib/model-choice/model-requests.ts';

const permission = 'source:manage';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ permission, run: ({ database }) => readModel(database) }),
  PUT: endpoint({
    permission,
    body: modelChoiceBody,
    run: ({ database, actor, body }) => chooseModel(database, actor.id, body),
  }),
  DELETE: endpoint({ permission, run: ({ database, actor }) => forgetModel(database, actor.id) }),
});
