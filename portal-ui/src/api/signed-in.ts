/** What the client must know of the session: kept here, so that `api` needs nothing of the stores. */
export const signedIn: { csrfToken: string | null; onSignedOut: () => void } = {
  csrfToken: null,
  onSignedOut: () => undefined,
};
