import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { learningStatus } from '#lib/policy/learning-status.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ ...operations.status, run: ({ database }) => learningStatus(database) }),
});
