import { cookies } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { ConversationPage } from '#components/conversation/conversation-page.tsx';
import { sourceCookie } from '#components/conversation/source-cookie.ts';
import { requireActor } from '#lib/auth/require-actor.ts';
import { suggestionsAtOnce } from '#lib/conversations/suggestions-at-once.ts';
import { database } from '#lib/db/client.ts';
import { choosableSources } from '#lib/sources/choosable-sources.ts';

// A layout is not rendered again when one goes from page to page; the page asks for itself.
export default async function ChatPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const [{ id }, jar, sources] = await Promise.all([params, cookies(), choosableSources(database())]);
  const kept = jar.get(sourceCookie)?.value;
  // One that is gone, or not this person's to ask, is no choice.
  const chosen = sources.find((source) => source.id === kept)?.id;
  const suggestions = id === 'new' ? await suggestionsAtOnce(actor, await getLocale(), chosen) : undefined;
  return <ConversationPage sources={sources} chosen={chosen} suggestions={suggestions} />;
}
