import { newIntentKey } from '../../api/intent-key';

/**
 * The idempotency key of what the person wants now. The same want (a second press, a retry after a lost answer) has
 * the same key; once it is settled, or when something else is wanted, the next one is new.
 */
export class Intent {
  #key = '';
  #want = '';

  keyFor(want: unknown): string {
    const text = JSON.stringify(want);
    if (!this.#key || text !== this.#want) {
      this.#key = newIntentKey();
      this.#want = text;
    }
    return this.#key;
  }

  settle(): void {
    this.#key = '';
  }
}
