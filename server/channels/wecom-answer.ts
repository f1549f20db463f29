import { NotNow, Unreachable } from './channel.js';

/** What every call of the 企业微信 API answers. */
export interface WecomAnswer {
  readonly errcode?: number;
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
  /** Ids of those who are not in the application's visible range, in lower case, separated by `|`. */
  readonly invaliduser?: unknown;
  readonly unlicenseduser?: unknown;
}

/** The token is not valid, or not any more. */
const tokenErrors = new Set([40014, 42001]);
/** No such person, or not in the application's visible range. */
const receiverErrors = new Set([40003, 60111, 81013]);
/** Busy, or called too often by minute, hour, or at once. */
const laterErrors = new Set([-1, 45009, 45033]);
const laterMs = 60_000;

export const isTokenError = ({ errcode = 0 }: WecomAnswer): boolean => tokenErrors.has(errcode);

/** Why a call failed. Only the number: the sentence beside it repeats what was sent. */
export function wecomFailure(call: string, { errcode = 0 }: WecomAnswer): Error {
  const message = `Expected errcode 0 from ${call} of 企业微信, but got ${errcode}.`;
  if (receiverErrors.has(errcode)) return new Unreachable(message);
  return laterErrors.has(errcode) ? new NotNow(message, laterMs) : new Error(message);
}

/** Named among those who get nothing, though the call as a whole succeeded. */
export const isMissing = (answer: WecomAnswer, userId: string): boolean =>
  [answer.invaliduser, answer.unlicenseduser].some(
    (ids) => typeof ids === 'string' && ids.split('|').includes(userId.toLowerCase()),
  );
