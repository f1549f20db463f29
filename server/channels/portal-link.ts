/** The address of a page of the portal; null when the portal does not know its own. */
export function portalLink(path: string): string | null {
  const portalUrl = process.env.XIAOWU_URL || undefined;
  return portalUrl === undefined ? null : new URL(path, portalUrl).href;
}
