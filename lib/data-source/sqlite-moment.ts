// The one form that dates and times have in SQLite while a query runs: text that sorts as time does.

/** A date as `YYYY-MM-DD`, a time as `YYYY-MM-DD HH:MM:SS.SSS` at UTC. */
export function sqliteMoment(text: string, type: 'date' | 'timestamp' | 'timestamptz'): string {
  if (type === 'date') return text.slice(0, 10);
  if (/(Z|[+-]\d\d:?\d\d)$/.test(text) && text.length > 10) {
    return new Date(text.replace(' ', 'T')).toISOString().replace('T', ' ').slice(0, 23);
  }
  const [day, clock = '00:00:00'] = text.split(/[T ]/);
  const [hours = '00', minutes = '00', seconds = '00'] = clock.split(':');
  const [whole = '00', fraction = ''] = seconds.split('.');
  return `${day} ${hours}:${minutes}:${whole}.${fraction.padEnd(3, '0').slice(0, 3)}`;
}
