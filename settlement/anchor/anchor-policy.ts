/** When a new anchor is due by itself. */
export type AnchorPolicy = { readonly entries: number; readonly intervalMs: number };

/** Each ten minutes, or after so many entries; never where the log did not grow. */
export const ANCHOR_POLICY: AnchorPolicy = { entries: 100_000, intervalMs: 600_000 };

export function anchorDue(
  { entriesSince, sinceMs }: { readonly entriesSince: number; readonly sinceMs: number },
  policy: AnchorPolicy = ANCHOR_POLICY,
): boolean {
  return entriesSince > 0 && (entriesSince >= policy.entries || sinceMs >= policy.intervalMs);
}
