import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from './messages-of.ts';
import { pageLocale } from './page-locale.ts';

/** Of what a conversation may show at any time; every page has them. */
const everywhere = ['shared', 'broken', 'chart', 'notices', 'shortcuts', 'table', 'verified'] as const;

/** What next-intl asks of every request: whose language, and the words that every page is sent. */
export default getRequestConfig(async () => {
  const locale = await pageLocale();
  return { locale, messages: messagesOf(locale, everywhere) };
});
