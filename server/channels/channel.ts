/** Somebody as the channels outside of the portal know them. */
export interface Receiver {
  /** 工号 or 学号: the 企业微信 user id, too. */
  readonly number: string;
  readonly email: string | null;
  /** Only a number that they have proved to be theirs. */
  readonly boundPhone: string | null;
}

/** What is said to one person. */
export interface OutsideMessage {
  readonly title: string;
  readonly text: string;
  /** Page of the portal that it is about. */
  readonly path: string;
}

/** A way to tell people outside of the portal; absent while the environment says nothing of it. */
export interface Channel {
  readonly isConfigured: boolean;
  /**
   * Whoever has no address there gets nothing. Throws `Unreachable` when it can never arrive, `NotNow` when it should be
   * tried again after a while, and any other error when something is wrong with the channel itself.
   */
  send(receiver: Receiver, message: OutsideMessage): Promise<void>;
}

/** The other side knows this person or number for good as none of its own: trying again would change nothing. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The other side takes nothing more for a while. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  constructor(
    message: string,
    /** Wait at least so long before the next try. */
    readonly delayMs: number,
  ) {
    super(message);
  }
}
