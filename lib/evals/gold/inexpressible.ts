/** Thrown where SQL says what no plan can say; `reason` groups such places, `detail` tells this one. */
export class Inexpressible extends Error {
  readonly reason: string;

  constructor(reason: string, detail?: string) {
    super(detail ? `${reason}: ${detail}` : reason);
    this.name = 'Inexpressible';
    this.reason = reason;
  }
}
