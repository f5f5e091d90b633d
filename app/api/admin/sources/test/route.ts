import { endpoint, route } from '#lib/auth/route.ts';
import { connectionToProbe, probeConnection } from '#lib/sources/probe-connection.ts';
import { probeOverHttp } from '#lib/sources/probe-over-http.ts';
import { sourceTestBody } from '#lib/sources/source-requests.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    permission: 'source:manage',
    body: sourceTestBody,
    async run({ database, body, request }) {
      const connection = await connectionToProbe(database, body.connection, body.source_id);
      return probeOverHttp(probeConnection(connection, request.signal), request);
    },
  }),
});
