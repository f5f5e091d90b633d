// Who may see what of a source. Rules name models and fields of the manifest; what is hidden by them
// is absent from everything built on the manifest: planners, prompts, value index, suggestions, errors.

/** The person a request acts for, as far as a source is concerned. */
export interface Actor {
  readonly id: string;
  readonly role: 'staff' | 'admin';
  /** Attributes that row rules may use: `{region: 'EU', tenant: 7}`. */
  readonly attributes: Readonly<Record<string, string | number | readonly (string | number)[]>>;
}

/** Keeps rows whose `field` equals (or is among) the actor's `attribute`; without it, no row at all. */
export interface RowRule {
  readonly model: string;
  readonly field: string;
  readonly attribute: string;
}

/** The rules that hold for one actor on one source. Absent lists mean: nothing of that kind. */
export interface AccessRules {
  readonly hiddenModels: readonly string[];
  /** `model.field` */
  readonly hiddenFields: readonly string[];
  /** `model.field`: may be listed, is shown masked, may not be filtered, grouped or sorted by. */
  readonly maskedFields: readonly {
    readonly field: string;
    readonly mask: 'email' | 'phone' | 'card' | 'all';
  }[];
  readonly rowRules: readonly RowRule[];
}

export const openAccess: AccessRules = { hiddenModels: [], hiddenFields: [], maskedFields: [], rowRules: [] };
