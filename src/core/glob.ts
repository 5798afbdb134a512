/** Whether a text is these parts in their order, with anything or nothing between each two. Takes no longer than the text is. */
export const globbed =
  (parts: readonly string[]) =>
  (found: string): boolean => {
    const [first = '', last = ''] = [parts[0], parts.at(-1)]
    if (parts.length === 1) return found === first
    if (!found.startsWith(first) || !found.endsWith(last)) return false
    if (found.length < first.length + last.length) return false
    let from = first.length
    for (const part of parts.slice(1, -1)) {
      const here = found.indexOf(part, from)
      if (here < 0 || here + part.length > found.length - last.length) return false
      from = here + part.length
    }
    return true
  }
