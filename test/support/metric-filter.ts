/**
 * CloudWatch Logs' filter patterns for JSON, as far as the CIS benchmark uses them: an oracle that shares nothing with the
 * handlers, since it runs the benchmark's own text. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
type Test = (record: unknown) => boolean

const token = /\s*(\|\||&&|!=|=|[(){}]|"[^"]*"|NOT EXISTS|[\w.$*/-]+)/gy

export function metricFilter(pattern: string): Test {
  const tokens = [...pattern.matchAll(token)].map(([, one = '']) => one)
  let next = 0
  const take = (wanted?: string): string => {
    const found = tokens[next++] ?? ''
    if (wanted !== undefined && found !== wanted)
      throw new Error(`${pattern}: "${found}" where ${wanted} was expected`)
    return found
  }
  function term(): Test {
    if (tokens[next] === '(') {
      take('(')
      const inner = any()
      take(')')
      return inner
    }
    const path = take().replace(/^\$\./, '').split('.')
    const op = take()
    if (op === 'NOT EXISTS') return (record) => at(record, path) === undefined
    const wanted = like(take().replaceAll('"', ''))
    const equal: Test = (record) => {
      const value = at(record, path)
      return typeof value === 'string' && wanted.test(value)
    }
    return op === '!=' ? (record) => !equal(record) : equal
  }
  function all(): Test {
    const terms = [term()]
    while (tokens[next] === '&&') {
      take('&&')
      terms.push(term())
    }
    return (record) => terms.every((test) => test(record))
  }
  function any(): Test {
    const terms = [all()]
    while (tokens[next] === '||') {
      take('||')
      terms.push(all())
    }
    return (record) => terms.some((test) => test(record))
  }
  take('{')
  const whole = any()
  take('}')
  return whole
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (here, name) =>
      typeof here === 'object' && here !== null
        ? (here as Record<string, unknown>)[name]
        : undefined,
    value,
  )

const like = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)

/** What a pattern asks of event names. */
export const namesIn = (pattern: string): string[] =>
  [...pattern.matchAll(/eventName\s*=\s*"?(\w+)/g)].map(([, name = '']) => name)
