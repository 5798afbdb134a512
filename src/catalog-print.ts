import type { Catalog } from './catalog.ts'
import type { JsonObject } from './core/json.ts'

/** What `hikeshi catalog --json` prints: everything there is, by the names that people use for it. */
export function printCatalog(catalog: Catalog): JsonObject {
  const all = {
    findings: [...catalog.finding.values()].map(({ id, match, general = false, en, ja }) => ({
      id,
      match,
      general,
      en,
      ja,
    })),
    findingTypes: [...catalog.types.values()].map(({ kind: _, ...type }) => type),
    enrichments: [...catalog.enrichment.values()].map(({ id, permissions, en, ja }) => ({
      id,
      permissions,
      en,
      ja,
    })),
    playbooks: [...catalog.playbook.values()].map(({ id, risk, permissions, steps, en, ja }) => ({
      id,
      risk,
      permissions,
      steps: steps.map((step) => ({
        id: step.id,
        phase: step.phase,
        undo: 'never' in step.undo ? step.undo.never : true,
        repeatable: step.repeatable,
        en: step.en,
        ja: step.ja,
      })),
      en,
      ja,
    })),
    checks: [...catalog.check.values()].map(({ kind: _, ...check }) => check),
    commands: [...catalog.command.values()].map(({ id, usage, allow, en, ja }) => ({
      id,
      usage,
      allow,
      en,
      ja,
    })),
    actions: [...catalog.action.values()].map(({ id, allow }) => ({ id, allow })),
    drills: [...catalog.drill.values()].map(({ kind: _, ...drill }) => drill),
    locales: [...catalog.locale.keys()],
  }
  return JSON.parse(JSON.stringify(all)) as JsonObject
}
