// Which columns' values people may name ("orders in Germany", "Speedy Express") and how many of them a
// manifest keeps. Statistics come first; what they do not tell is read from a bounded number of rows,
// within a budget of time and size, and never from a column whose values need permission.
import type { Field, Manifest, Model } from './manifest.ts';

export const samplingLimits = {
  /** Values kept of a low-cardinality column; more distinct ones than this and none are kept. */
  values: 200,
  /** Values kept of a name or title, for small models. */
  names: 1000,
  smallModel: 5000,
  /** Rows read of one model at most. */
  rows: 10_000,
  /** Longer values are prose, not names of things. */
  length: 100,
  models: 3000,
  milliseconds: 4000,
  /** Characters of all values together. */
  characters: 20_000_000,
} as const;

export interface SampleRequest {
  readonly model: Model;
  readonly fields: readonly { readonly field: Field; readonly limit: number }[];
}

/** Values of one field, most frequent first, and whether the rows read were all rows. */
export interface FieldSample {
  readonly values: readonly string[];
  readonly complete: boolean;
}

/** What is worth sampling, smallest models first. */
export function sampleRequests(manifest: Manifest): SampleRequest[] {
  const requests: SampleRequest[] = [];
  for (const model of manifest.models) {
    if (model.isView) continue;
    const fields = model.fields.flatMap((field) => {
      if (field.type !== 'text' || field.sensitive || field.enumValues) return [];
      const rows = model.rowEstimate ?? 0;
      const small = rows <= samplingLimits.smallModel;
      const isName = model.displayFields.includes(field.name);
      // Statistics leave out what is rare; where all rows can be read, they are.
      if (field.values && (field.valuesComplete || rows > samplingLimits.rows)) return [];
      return [{ field, limit: isName && small ? samplingLimits.names : samplingLimits.values }];
    });
    if (fields.length > 0) requests.push({ model, fields });
  }
  const size = (request: SampleRequest) => request.model.rowEstimate ?? samplingLimits.rows;
  return requests.sort((a, b) => size(a) - size(b)).slice(0, samplingLimits.models);
}

/** The manifest with sampled values; keys of `samples` are `model.field`. */
export function withSamples(manifest: Manifest, samples: ReadonlyMap<string, FieldSample>): Manifest {
  let characters = 0;
  const models = manifest.models.map((model) => {
    if (!model.fields.some((field) => samples.has(`${model.name}.${field.name}`))) return model;
    const fields = model.fields.map((field): Field => {
      const sample = samples.get(`${model.name}.${field.name}`);
      if (!sample) return field;
      const values = sample.values.filter(
        (value) => value.trim() !== '' && value.length <= samplingLimits.length,
      );
      const size = values.reduce((total, value) => total + value.length, 0);
      const [mostFrequent] = sample.values;
      if (values.length === 0 || (mostFrequent?.length ?? 0) > samplingLimits.length) return field;
      if (characters + size > samplingLimits.characters) return field;
      characters += size;
      return {
        ...field,
        values,
        valuesComplete:
          sample.complete && !sample.values.some((value) => value.length > samplingLimits.length),
      };
    });
    return { ...model, fields };
  });
  return { ...manifest, models };
}

const passing = /(updat|modif|birth|expir|due|required|valid|until|end|dob|nacimiento|sinh|vencimiento)/;

/** Whether the latest value of a date tells how far the data reaches: not a birthday, not a due date. */
export function tellsLatest(column: string): boolean {
  return !passing.test(column.toLowerCase());
}

/** The latest of ISO dates that are not in the future; undefined when there is none. */
export function latestOf(dates: readonly string[], now: Date = new Date()): string | undefined {
  const today = now.toISOString().slice(0, 10);
  return dates
    .map((date) => date.slice(0, 10))
    .filter((date) => /^\d{4}-\d\d-\d\d$/.test(date) && date <= today)
    .sort()
    .at(-1);
}
