// A notice as a mail, in the language its reader last asked in. It holds ids and a link, no rows and no words of
// anybody: whoever reads it signs in to see more.
import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { Database } from '../db/client.ts';
import type { Settings } from '../env/settings.ts';
import { type Locale, nearestLocale } from '../i18n/locale.ts';
import { alertNames } from '../policy/learning-alerts.ts';
import { alertMailWords, mailWords } from './mail-words.ts';
import type { NoticeKind } from './notice-kinds.ts';

const milliseconds = 10_000;
const alertSchema = z.object({ name: z.enum(alertNames), value: z.number(), above: z.number() });

export interface Mail {
  readonly userId: string;
  readonly kind: string;
  readonly detail: unknown;
}

/** Sends it, and gives what kept it from being sent, from a closed list; undefined: it is sent, or needs not be. */
export async function deliverMail(
  database: Database,
  { userId, kind, detail }: Mail,
  settings: Settings,
): Promise<'unreachable' | 'refused' | undefined> {
  const { mail } = settings;
  const person = await database.user.findFirst({ where: { id: userId, disabledAt: null } });
  if (!mail || !person) return undefined;
  const asked = await database.message.findFirst({
    where: { chat: { ownerId: userId } },
    orderBy: { createdAt: 'desc' },
    select: { locale: true },
  });
  const locale = nearestLocale(asked?.locale);
  const subject = mailWords[locale][kind as NoticeKind];
  const which = alertLine(locale, detail);
  const link = new URL(pathOf(kind, detail), settings.url ?? `http://localhost:${settings.port}`).href;
  const transport = createTransport({
    url: mail.server,
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: mail.from,
      to: { name: person.name, address: person.email },
      subject: `Docent: ${subject}`,
      text: `${subject}.\n${which ? `${which}.\n` : ''}\n${link}\n`,
    });
    return undefined;
  } catch (thrown) {
    return isOfTheConnection(thrown) ? 'unreachable' : 'refused';
  } finally {
    transport.close();
  }
}

/** Which limit was passed, where the notice is about one. */
function alertLine(locale: Locale, detail: unknown): string | undefined {
  const alert = alertSchema.safeParse(detail);
  if (!alert.success) return undefined;
  const { name, value, above } = alert.data;
  const style = name === 'generation_errors' ? 'percent' : 'decimal';
  const { format } = new Intl.NumberFormat(locale, { style });
  return alertMailWords[locale][name](format(value), format(above));
}

/** The page where something can be done about it. */
function pathOf(kind: string, detail: unknown): string {
  const { chat_id: chatId, rule } = (detail ?? {}) as { chat_id?: unknown; rule?: unknown };
  if (kind === 'question.fixed' && typeof chatId === 'string') return `/chats/${encodeURIComponent(chatId)}`;
  return typeof rule === 'string' ? `/admin/policies/${encodeURIComponent(rule)}` : '/admin/policies';
}

function isOfTheConnection(thrown: unknown): boolean {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS'].includes(String(code));
}
