import { endpoint, route } from '#lib/auth/route.ts';
import { recordParams } from '#lib/data-pages/data-requests.ts';
import { readRecord } from '#lib/data-pages/read-record.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    params: recordParams,
    run: ({ database, actor, params, request }) => readRecord(database, actor, params, request.signal),
  }),
});
