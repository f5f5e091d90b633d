// "Didn't pay means state = 'open'": the question denies what the words say, so the word alone means the opposite.

const denial =
  /^(?:(?:that|which|who|que|mà)\s+)?(?:(?:do|does|did|has|have|had|is|are|was|were)(?:\s*n['’]t|\s+not)|no\s+(?:tiene|tienen|ha|han|est[aá]n?)|không(?:\s+có)?|chưa(?:\s+có)?|without|sin)\s+(?:(?:have|has|had|been|any|an?|the|yet|ever|bất\s+kỳ|ning[uú]n[oa]?)\s+)*(?<rest>.+)$/iu;

export interface DeniedTerm {
  /** The word that denies. */
  readonly by: string;
  readonly rest: string;
}

/** What is denied; undefined where the words deny nothing. */
export function deniedTerm(term: string): DeniedTerm | undefined {
  const rest = denial.exec(term)?.groups?.rest;
  return rest === undefined ? undefined : { by: term.split(/\s+/)[0] as string, rest };
}
