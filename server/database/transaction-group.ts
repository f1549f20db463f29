import { setImmediate as turn } from 'node:timers/promises';
import type { Statement, Transaction } from './database.js';
import type { GroupMember } from './group-member.js';
import { mergeWrites } from './merge-writes.js';

/**
 * Runs its members side by side in one transaction: what they ask at the same time is asked in one round trip, what
 * they write travels with the one commit. Nobody is waited for but the database: a member that is busy with something
 * else while others are done leaves, and so does one that wants a row which another member or transaction has locked.
 */
export class TransactionGroup {
  private readonly locked = new Map<string, GroupMember>();
  private stir: () => void = () => undefined;

  constructor(private readonly members: readonly GroupMember[]) {}

  /** All that is to be committed is enqueued when this resolves. */
  async run(tx: Transaction): Promise<void> {
    for (const member of this.members) member.begin(() => this.stir());
    await this.answerAll(tx);
    const done = this.members.filter(({ state }) => state === 'done');
    for (const statement of mergeWrites(done.map(({ writes }) => writes))) tx.enqueue(statement);
    for (const { callbacks } of done) callbacks.forEach((callback) => tx.afterCommit(callback));
  }

  private async answerAll(tx: Transaction): Promise<void> {
    for (;;) {
      const stirred = new Promise<void>((resolve) => (this.stir = resolve));
      // whatever the members do with their answers without waiting for anything is done after a turn
      await turn();
      const running = this.members.filter(({ state }) => state === 'running');
      if (running.some(({ questions }) => questions.length > 0)) await this.ask(tx, running);
      else if (running.length === 0) return;
      else if (this.members.some(({ state }) => state === 'done')) return running.forEach((member) => member.leave());
      else await stirred;
    }
  }

  private async ask(tx: Transaction, members: readonly GroupMember[]): Promise<void> {
    const asked = members.flatMap((member) => member.questions.map((question) => ({ member, question })));
    const statements = asked.flatMap(({ question }) => question.statements);
    const rows = await tx.queryAll(statements.map((statement) => withoutWaiting(tx, statement)));
    for (const { member, question } of asked) {
      const answer = rows.splice(0, question.statements.length);
      if (question.statements.every((statement, i) => this.mayHave(member, statement, answer[i] ?? [])))
        member.answer(question, answer);
      else member.leave();
    }
  }

  /** False when the row that was to be locked is not there, or somebody has it. */
  private mayHave(member: GroupMember, { locks }: Statement, [row]: readonly unknown[]): boolean {
    if (locks === undefined) return true;
    if (row === undefined) return false;
    const key = `${locks} ${(row as { id: string }).id}`;
    if (this.locked.has(key)) return this.locked.get(key) === member;
    this.locked.set(key, member);
    return true;
  }
}

function withoutWaiting(tx: Transaction, { sql, values, locks }: Statement): Statement {
  return { sql: locks === undefined ? sql : `${sql}${tx.forUpdateSkipLocked}`, ...(values && { values }) };
}
