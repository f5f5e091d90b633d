import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { learningTrend } from '#lib/policy/learning-trend.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ ...operations.trend, run: ({ database }) => learningTrend(database) }),
});
