/** `isShown`: for the page itself, where the server allows it; else a download. */
export const fileAddress = (id: string, isShown = false) =>
  `/api/files/${encodeURIComponent(id)}${isShown ? '?show=1' : ''}`;
