import type { Dialect, Transaction } from './database.js';
import { GroupMember } from './group-member.js';
import { isRefused } from './is-refused.js';
import { TransactionGroup } from './transaction-group.js';

type Work = (tx: Transaction) => Promise<unknown>;

/** How transactions of the database are made. */
interface Ways {
  readonly dialect: Dialect;
  /** Tried once. */
  readonly once: (work: Work) => Promise<unknown>;
  /** As the work would run by itself. */
  readonly alone: (work: Work) => Promise<unknown>;
}

/** While some wait for the database, the next one is computed. */
const groupsAtOnce = 3;
/** Smaller ones would pay more for commits than they gain by going on side by side. */
const smallestShare = 4;
const largestGroup = 32;

/**
 * Lets works share transactions: those that come while others are under way go together in the next one. Nobody waits
 * for company: when nothing is under way a work starts at once, and then by itself.
 */
export class SharedTransactions {
  private readonly queue: GroupMember[] = [];
  private underWay = 0;
  private membersUnderWay = 0;
  private isGathering = false;

  constructor(private readonly ways: Ways) {}

  run<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.queue.push(new GroupMember(this.ways.dialect, work, resolve as (result: unknown) => void, reject));
      this.next();
    });
  }

  private next(): void {
    if (this.isGathering || this.underWay >= groupsAtOnce || this.queue.length === 0) return;
    this.isGathering = true;
    // those of the same moment come along
    setImmediate(() => {
      this.isGathering = false;
      const members = this.queue.splice(0, this.share());
      this.underWay += 1;
      this.membersUnderWay += members.length;
      void this.runGroup(members).finally(() => {
        this.underWay -= 1;
        this.membersUnderWay -= members.length;
        this.next();
      });
      this.next();
    });
  }

  /**
   * How many go in the next group: an even share. Whoever was in a large group comes back at one moment and would be one
   * large group again; beside it the others are too small to keep the processor busy while the database works.
   */
  private share(): number {
    const even = Math.ceil((this.queue.length + this.membersUnderWay) / groupsAtOnce);
    return Math.min(largestGroup, Math.max(smallestShare, even));
  }

  private async runGroup(members: readonly GroupMember[]): Promise<void> {
    try {
      await this.ways.once((tx) => new TransactionGroup(members).run(tx));
      for (const member of members) if (member.state === 'done') member.committed();
    } catch (error) {
      for (const member of members) {
        // the database said no to one of them, not to all; without its answer nobody knows whether it has committed
        if (member.state === 'running' || isRefused(error)) member.leave();
        else member.lost(error);
      }
    }
    for (const member of members) if (member.state === 'left') void member.runAlone(this.ways.alone);
  }
}
