import { endpoint, route } from '#lib/auth/route.ts';
import { operations } from '#lib/policy/autotrain-operations.ts';
import { openApi } from '#lib/policy/openapi.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ ...operations.describe, run: async () => openApi() }),
});
