// What people write when they explain a column to one another: "status = 'open'", "A / B",
// "MAX(height) where race = 'Alien'". Loose on purpose: words may stand where a column belongs.

export type Operator = 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte';

export type Formula =
  /** A name or a few words; `table` where one was written before a dot. */
  | { readonly kind: 'name'; readonly table?: string; readonly name: string; readonly exact: boolean }
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'star' }
  | { readonly kind: 'null' }
  | {
      readonly kind: 'call';
      readonly fn: string;
      readonly args: readonly Formula[];
      readonly distinct: boolean;
    }
  | {
      readonly kind: 'arithmetic';
      readonly op: 'add' | 'subtract' | 'multiply' | 'divide';
      readonly args: readonly [Formula, Formula];
    }
  | { readonly kind: 'compare'; readonly op: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'between'; readonly of: Formula; readonly low: Formula; readonly high: Formula }
  | { readonly kind: 'in'; readonly of: Formula; readonly any: readonly Formula[]; readonly negated: boolean }
  | { readonly kind: 'like'; readonly of: Formula; readonly pattern: string; readonly negated: boolean }
  | { readonly kind: 'isNull'; readonly of: Formula; readonly negated: boolean }
  | { readonly kind: 'and' | 'or'; readonly all: readonly Formula[] }
  | { readonly kind: 'not'; readonly one: Formula }
  /** Something, of the rows of which the second holds. */
  | { readonly kind: 'where'; readonly of: Formula; readonly where: Formula };

/** Every name inside. */
export function namesIn(formula: Formula): Extract<Formula, { kind: 'name' }>[] {
  switch (formula.kind) {
    case 'name':
      return [formula];
    case 'value':
    case 'star':
    case 'null':
      return [];
    case 'call':
    case 'arithmetic':
      return formula.args.flatMap(namesIn);
    case 'compare':
      return [formula.left, formula.right].flatMap(namesIn);
    case 'between':
      return [formula.of, formula.low, formula.high].flatMap(namesIn);
    case 'in':
      return [formula.of, ...formula.any].flatMap(namesIn);
    case 'like':
    case 'isNull':
      return namesIn(formula.of);
    case 'and':
    case 'or':
      return formula.all.flatMap(namesIn);
    case 'not':
      return namesIn(formula.one);
    case 'where':
      return [formula.of, formula.where].flatMap(namesIn);
  }
}

/** True for what is more than names, or a few words that "and" and "or" stand between. */
export function isFormula(formula: Formula): boolean {
  switch (formula.kind) {
    case 'name':
    case 'value':
      return false;
    case 'and':
    case 'or':
      return formula.all.some(isFormula);
    case 'not':
      return isFormula(formula.one);
    default:
      return true;
  }
}
