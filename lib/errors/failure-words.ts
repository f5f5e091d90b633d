import type { Locale } from '../i18n/locale.ts';
import type { AssistantError } from './assistant-error.ts';
import { failures } from './failures.ts';

const tooMuchFor: Readonly<Record<Locale, (time: string) => string>> = {
  en: (time) => `Too much in a short time. Please wait ${time}.`,
  vi: (time) => `Quá nhiều lần trong thời gian ngắn. Vui lòng chờ ${time}.`,
  es: (time) => `Demasiadas veces en poco tiempo. Espere ${time}.`,
};

/** A failure in words for staff; how long to wait is said where that is known. */
export function failureWords(error: AssistantError, locale: Locale): string {
  if (error.code === 'request.rate_limited' && error.retryAfterSeconds !== undefined) {
    const format = new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' });
    return tooMuchFor[locale](format.format(error.retryAfterSeconds));
  }
  return failures[error.code].words[locale];
}
