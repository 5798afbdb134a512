import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node'

/** Says in one last line whether the run is good; a run that tested nothing, or left tests out, is not passed off as one that did. */
export class Closing implements Reporter {
  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const broken = modules.filter((module) => module.state() === 'failed').length
    const good = reason === 'passed' && unhandled.length === 0 && broken === 0 && tests.length > 0
    const skipped = count('skipped') === 0 ? '' : `, ${count('skipped')} skipped`
    const failed = good
      ? ''
      : `; ${count('failed')} tests and ${broken} files failed, ${unhandled.length} errors outside of tests`
    process.stdout.write(
      `\n${good ? 'PASSED' : 'FAILED'}: ${count('passed')} of ${tests.length} tests passed, in ${modules.length} files${failed}${skipped}\n`,
    )
  }
}
