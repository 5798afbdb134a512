import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Bot, clear, startBot, until } from '../support/bot.ts'
import { denied } from '../support/storm.ts'

const read = (file: string) => readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
interface Panel {
  readonly type: string
  readonly title: string
  readonly description?: string
  readonly targets?: readonly { readonly expr: string }[]
}
interface Alert {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string; readonly description: string }
}
const { panels } = JSON.parse(read('deploy/grafana/hikeshi.json')) as { panels: readonly Panel[] }
const { groups } = parse(read('deploy/prometheus/rules.yml')) as {
  groups: readonly { readonly rules: readonly Alert[] }[]
}
const alerts = groups.flatMap(({ rules }) => rules)
const shown = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))
const asked = [...shown, ...alerts.map(({ expr }) => expr)]

/** `metric{a="b",c=~"d"}` as they stand in an expression: the metric and the labels it is picked by. */
const picks = (expr: string) =>
  [...expr.matchAll(/\b(hikeshi_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', labels = '']) => ({
    name,
    labels: [...labels.matchAll(/(\w+)(=~|=|!=)"([^"]*)"/g)]
      .map(([, label = '', how = '', value = '']) => ({ label, how, value }))
      .filter(({ label }) => label !== 'job'),
  }))

let bot: Bot
let told: Map<string, string[]>
beforeAll(async () => {
  bot = await startBot()
  await bot.event(denied(1, 'somebody'))
  const text = async () => (await fetch(`${bot.url}/metrics`)).text()
  const metrics = await until(async () => {
    const now = await text()
    return /hikeshi_incidents\{/.test(now) ? now : undefined
  })
  told = new Map([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => [name, []]))
  for (const [, name = '', labels = ''] of metrics.matchAll(/^(hikeshi_\w+)(\{[^}]*\})? /gm))
    told.get(name)?.push(labels)
})
afterAll(async () => {
  await bot.stop()
  await clear(bot.data)
})

describe('the dashboard and the alerts', () => {
  it('ask for nothing that the bot does not tell, by no label and no value that it does not have', () => {
    const wrong = asked.flatMap((expr) =>
      picks(expr).flatMap(({ name, labels }) => {
        const series = told.get(name)?.join()
        if (series === undefined) return [`${expr}: there is no ${name}`]
        // Nothing was contained or turned away yet: then there is no series to compare with.
        if (series === '') return []
        return labels
          .filter(({ label, how, value }) =>
            label === 'state' && how === '='
              ? !series.includes(`state="${value}"`)
              : !series.includes(`${label}="`),
          )
          .map(({ label, value }) => `${expr}: ${name} has no ${label} ${value}`)
      }),
    )
    expect(asked.length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })

  it('show every metric of the bot, each panel with a title and a description', () => {
    const own = [...told.keys()].filter((name) => !/^hikeshi_(process|nodejs)_/.test(name))
    expect(own.length).toBeGreaterThan(6)
    const names = shown.flatMap((expr) => picks(expr).map(({ name }) => name))
    expect(names).toEqual(expect.arrayContaining(own))
    for (const { type, title, description, targets } of panels) {
      expect(title).not.toBe('')
      if (type === 'row') continue
      expect(description, title).toMatch(/^[A-Z0-9].{20,}\.$/)
      expect(targets?.length, title).toBeGreaterThan(0)
    }
  })

  it('tell what each alert means, once, and how grave it is', () => {
    expect(new Set(alerts.map(({ alert }) => alert)).size).toBe(alerts.length)
    for (const { alert, labels, annotations } of alerts) {
      expect(['critical', 'warning', 'info'], alert).toContain(labels.severity)
      expect(annotations.summary, alert).not.toMatch(/\.$/)
      expect(annotations.description, alert).toMatch(/\.$|\?$/)
    }
  })
})
