// Files that take longest begin first, so that no worker is left with one of them when the others are done. A
// fresh clone knows no durations, and the size of a file tells little of them.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'lib/evals/attacks/own-attacks.db.test.ts',
  'lib/policy/killed-worker.db.test.ts',
  'lib/data-source/queries.property.db.test.ts',
  'lib/pipeline/plans.property.db.test.ts',
  'lib/testing/faults.db.test.ts',
  'lib/anti-pattern/learning-run.db.test.ts',
  'lib/sandbox/sandbox.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.endsWith(name));
      return place < 0 ? longest.length : place;
    };
    return sorted.toSorted((left, right) => rank(left) - rank(right));
  }
}
