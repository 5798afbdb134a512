/** Remembers the last `most` keys: Slack sends an event again when our answer was late, and once is enough. */
export function makeSeen(most = 5000): (key: string) => boolean {
  const keys = new Set<string>()
  return (key) => {
    if (keys.has(key)) return true
    keys.add(key)
    if (keys.size > most) for (const oldest of keys.values().take(1)) keys.delete(oldest)
    return false
  }
}
