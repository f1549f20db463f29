const RealDate = Date;

/** The clock of this process, which goes on from wherever it is put: the server of a test runs by it, too. */
export function moveClockTo(moment: string): void {
  const offset = RealDate.parse(moment) - RealDate.now();
  class MovedDate extends RealDate {
    constructor(...given: [] | [value: number | string | Date]) {
      if (given.length === 0) super(RealDate.now() + offset);
      else super(...given);
    }
    static override now(): number {
      return RealDate.now() + offset;
    }
  }
  globalThis.Date = MovedDate as DateConstructor;
}

export function restoreClock(): void {
  globalThis.Date = RealDate;
}
