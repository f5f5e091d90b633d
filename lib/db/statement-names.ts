// Which statements our own database is to keep prepared. To parse and plan a statement costs more than to run most
// of ours, and those of a question are few and always the same; what is asked rarely is not kept.

/** Asked this often in a process, it will be asked again. */
const timesUntilKept = 20;
/** Each connection keeps the plans of all of these. */
const mostKept = 60;
/** Texts that are counted at most; lists of varying length make many. */
const mostCounted = 2000;

/** Gives a statement its name, or none where it is sent anew each time. */
export function openStatementNames(): (text: string) => string | undefined {
  const counted = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= mostKept) return name;
    const times = (counted.get(text) ?? 0) + 1;
    if (times < timesUntilKept) {
      if (counted.size >= mostCounted) counted.clear();
      counted.set(text, times);
      return undefined;
    }
    counted.delete(text);
    const given = `docent_${names.size + 1}`;
    names.set(text, given);
    return given;
  };
}
