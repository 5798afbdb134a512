import type { ComponentType } from 'react'
import type { PageName } from '../page-names.ts'
import { AuditPage } from './AuditPage.tsx'
import { DrillsPage } from './DrillsPage.tsx'
import { HealthPage } from './HealthPage.tsx'
import { MeasuresPage } from './MeasuresPage.tsx'
import { OnCallPage } from './OnCallPage.tsx'
import { PosturePage } from './PosturePage.tsx'
import { StartPage } from './StartPage.tsx'

/** What is beside the incidents. */
export const sheets: Readonly<Record<Exclude<PageName, 'incidents'>, ComponentType>> = {
  posture: PosturePage,
  drills: DrillsPage,
  oncall: OnCallPage,
  measures: MeasuresPage,
  audit: AuditPage,
  health: HealthPage,
  start: StartPage,
}
