/** An answer as fresh as this is good for whoever only shows it: changes are told meanwhile. */
const freshMs = 5_000;

/** A question that several parts of a page ask: `ensure` to show the answer, `refresh` when it is known to be old. */
export function sharedQuestion<Answer>(ask: () => Promise<Answer>, take: (answer: Answer) => void) {
  let asked = 0;
  let underWay = 0;
  let answeredAt = -Infinity;

  async function refresh(): Promise<void> {
    const turn = ++asked;
    underWay += 1;
    // What is shown beside other things is not worth an error message: the old answer stays.
    const answer = await ask().catch(() => null);
    underWay -= 1;
    if (answer === null) return;
    answeredAt = Date.now();
    if (turn === asked) take(answer);
  }

  async function ensure(): Promise<void> {
    if (underWay === 0 && Date.now() - answeredAt > freshMs) await refresh();
  }

  return { refresh, ensure };
}
