import { z } from 'zod';
import { endpoint, route } from '#lib/auth/route.ts';
import { assistantRuntime } from '#lib/conversations/assistant-runtime.ts';
import { suggestQuestions } from '#lib/conversations/suggest-questions.ts';
import { AssistantError } from '#lib/errors/assistant-error.ts';
import { nearestLocale } from '#lib/i18n/locale.ts';

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    permission: 'chat:use',
    run: async ({ database, actor, request }) => {
      const { searchParams } = new URL(request.url);
      const wanted = searchParams.get('locale') ?? request.headers.get('accept-language');
      const source = z
        .uuid()
        .optional()
        .safeParse(searchParams.get('source') ?? undefined);
      if (!source.success) throw new AssistantError('resource.not_found');
      const locale = nearestLocale(wanted ?? undefined);
      return suggestQuestions(database, actor, locale, assistantRuntime, source.data);
    },
  }),
});
