/** A number as this language writes it: "1.000" is a thousand in Vietnamese. Undefined when empty, null when none. */
export function readNumber(text: string, locale: string): number | null | undefined {
  const trimmed = text.trim().replace(/[\s\u00a0\u202f]/g, '');
  if (trimmed === '') return undefined;
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  const group = parts.find(({ type }) => type === 'group')?.value.trim() ?? '';
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const plain = (group === '' ? trimmed : trimmed.replaceAll(group, '')).replace(decimal, '.');
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}
