import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { readFeedback } from '#lib/policy/list-feedback.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    ...operations.readFeedback,
    run: ({ database, actor, params }) => readFeedback(database, actor, params.feedback_id),
  }),
});
