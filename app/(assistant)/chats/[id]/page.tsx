import { getLocale } from 'next-intl/server';
import { ConversationPage } from '#components/conversation/conversation-page.tsx';
import { requireActor } from '#lib/auth/require-actor.ts';
import { suggestionsAtOnce } from '#lib/conversations/suggestions-at-once.ts';
import { database } from '#lib/db/client.ts';
import { choosableSources } from '#lib/sources/choosable-sources.ts';

// A layout is not rendered again when one goes from page to page; the page asks for itself.
export default async function ChatPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const [{ id }, locale, sources] = await Promise.all([params, getLocale(), choosableSources(database())]);
  // Which of several sources a browser asks, only that browser knows.
  const known = id === 'new' && sources.length === 1;
  const suggestions = known ? await suggestionsAtOnce(actor, locale) : undefined;
  return <ConversationPage sources={sources} suggestions={suggestions} />;
}
