import { z } from 'zod';
import { readQuery } from '#lib/auth/read-query.ts';
import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { completeWords } from '#lib/conversations/complete-words.ts';
import { localeSchema } from '#lib/i18n/locale.ts';

const query = z.strictObject({
  text: z.string().max(200),
  source: z.uuid().optional(),
  locale: localeSchema,
});

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: ({ database, actor, request }) => {
      const { text, source, locale } = readQuery(request, query);
      return completeWords(database, actor, { text, sourceId: source, locale }, assistantRuntime);
    },
  }),
});
