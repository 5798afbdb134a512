/** Violations of the house's rules, and their clean twins; boundaries.test.ts lints them. */

/** Folder, what its files may import, what they may not. `type` before a module: as a type only. */
export const borders: readonly [folder: string, may: string[], mayNot: string[]][] = [
  [
    'handlers/findings',
    ['#kit', 'zod'],
    ['./root-sign-in.ts', '../../src/kit/index.ts', '../../src/core/finding.ts', 'node:fs', 'fs'],
  ],
  ['handlers/findings/guardduty', ['#kit'], ['../guardduty.ts', './other.ts', 'type pg']],
  [
    'playbooks/response',
    ['#kit', 'zod'],
    ['@aws-sdk/client-iam', '../../src/flow/run.ts', './other.ts', 'type ../../src/core/plan.ts'],
  ],
  [
    'playbooks/drills',
    ['#kit'],
    ['../response/quarantine-user.ts', '../../handlers/findings/a.ts'],
  ],
  [
    'src/core',
    ['./finding.ts', 'zod', 'node:crypto'],
    [
      '../kit/index.ts',
      '#kit',
      'type ../kit/app.ts',
      'node:fs',
      'node:fs/promises',
      '@slack/types',
    ],
  ],
  [
    'src/kit',
    ['./app.ts', '../core/finding.ts', 'zod', 'type @aws-sdk/client-ec2'],
    ['@aws-sdk/client-ec2', '../flow/run.ts', '../view/card.ts', 'fastify', 'node:crypto'],
  ],
  [
    'src/view',
    ['./card.ts', '../core/finding.ts', 'type ../locales/en.ts'],
    ['../locales/en.ts', '../locales/ja.ts', '../kit/index.ts', '#kit', '@slack/types', 'zod'],
  ],
  [
    'src/locales',
    ['../core/text.ts', 'type ./en.ts'],
    ['./en.ts', './ja.ts', '../view/card.ts', '../kit/index.ts'],
  ],
  [
    'src/flow',
    ['./change.ts', '../core/plan.ts', '../kit/index.ts', '../view/card.ts', 'type ../catalog.ts'],
    ['../catalog.ts', '../adapters/aws/clients.ts', '../config.ts', '../main.ts', 'pg', 'node:fs'],
  ],
  [
    'src/adapters/slack',
    ['./post.ts', '../../core/ports.ts', '../../kit/index.ts', '@slack/bolt', 'node:crypto'],
    ['../console/guard.ts', '../http/server.ts', '../../flow/run.ts', 'pg', '@aws-sdk/client-s3'],
  ],
  [
    'src/adapters/console',
    ['./guard.ts', '../../core/ports.ts', 'fastify'],
    ['../slack/post.ts', '../journal/store.ts', '../../view/card.ts', '@slack/bolt', 'pg'],
  ],
  [
    'src/adapters/console/page',
    ['./cards.tsx', '../live.ts', '../../../core/blocks.ts', 'react', 'react-dom/client'],
    ['../../slack/post.ts', '../../../flow/run.ts', 'node:fs', 'fastify', 'pg'],
  ],
  [
    'src/adapters/page',
    ['./post.ts', '../../core/pager.ts', '@aws-sdk/client-sns', 'node:https'],
    ['../aws/clients.ts', '../../main.ts', '@aws-sdk/client-sts', '@slack/web-api', 'fastify'],
  ],
  [
    'src/adapters/passkey',
    ['./door.ts', '../../core/passkey.ts', '@simplewebauthn/server', 'fastify', 'node:path'],
    ['../console/guard.ts', '../../flow/step-up.ts', '../../view/step-up.ts', 'pg', '@slack/bolt'],
  ],
  [
    'src/adapters/http',
    ['./server.ts', '../../kit/interact.ts', 'fastify', 'pino', 'node:http'],
    ['../journal/store.ts', '../slack/post.ts', '../../locales/en.ts', '@slack/web-api', 'pg-boss'],
  ],
  [
    'src/adapters/aws',
    [
      './clients.ts',
      './simulated/world.ts',
      '../../core/ports.ts',
      '@aws-sdk/client-ec2',
      'node:http',
    ],
    ['../journal/store.ts', '../../flow/run.ts', '../../main.ts', 'fastify', '../../config.ts'],
  ],
  [
    'src/adapters/journal',
    ['./store.ts', '../../core/hash.ts', 'pg', 'pg-boss', 'node:fs/promises'],
    [
      '../aws/clients.ts',
      '../../catalog.ts',
      './../http/server.ts',
      './../../main.ts',
      '@aws-sdk/client-s3',
    ],
  ],
  [
    'infra',
    ['../src/catalog.ts', 'aws-cdk-lib', 'aws-cdk-lib/aws-events', 'constructs', './stack.ts'],
    ['../src/main.ts', '../src/core/finding.ts', '../handlers/findings/a.ts', 'pg'],
  ],
  ['src', ['./flow/run.ts', './adapters/slack/post.ts', 'pg'], ['../test/support/aws.ts']],
  [
    'src/adapters/aws/simulated',
    ['../clients.ts', './world.ts', '../../../core/ports.ts', '@aws-sdk/client-iam'],
    ['../../journal/store.ts', '../../../flow/run.ts', '../../../main.ts', 'fastify'],
  ],
  ['test/flow', ['../support/aws.ts', '../../src/main.ts', 'pg'], []],
]
// Nobody imports test, wherever they live.
for (const [folder, , mayNot] of borders)
  if (!folder.startsWith('test') && folder !== 'src')
    mayNot.push(`${'../'.repeat(folder.split('/').length)}test/support/aws.ts`)

/** Rule, file, code that breaks it, and its clean twin. */
export const laws: readonly [rule: string, file: string, bad: string, good: string][] = [
  [
    'typescript(no-explicit-any)',
    'src/flow/loose.ts',
    'export const same = (a: any): unknown => a',
    'export const same = (a: unknown): unknown => a',
  ],
  [
    'typescript(no-floating-promises)',
    'src/flow/forgotten.ts',
    'interface Chat { post(): Promise<void> }\nexport function tell(chat: Chat) { chat.post() }',
    'interface Chat { post(): Promise<void> }\nexport async function tell(chat: Chat) { await chat.post() }',
  ],
  [
    'typescript(no-misused-promises)',
    'src/adapters/journal/truthy.ts',
    'export const ask = (is: () => Promise<boolean>) => (is() ? 1 : 2)',
    'export const ask = async (is: () => Promise<boolean>) => ((await is()) ? 1 : 2)',
  ],
  [
    'typescript(no-unsafe-assignment)',
    'src/core/unsafe.ts',
    'export function read(text: string) { const it = JSON.parse(text); return typeof it }',
    'export function read(text: string) { const it: unknown = JSON.parse(text); return typeof it }',
  ],
  [
    'typescript(only-throw-error)',
    'src/flow/thrown.ts',
    "export function stop() { throw 'no' }",
    "export function stop() { throw new Error('no') }",
  ],
  [
    'typescript(switch-exhaustiveness-check)',
    'src/core/partial.ts',
    "export function say(a: 'x' | 'y') { switch (a) { case 'x': return 1 } return 0 }",
    "export function say(a: 'x' | 'y') { switch (a) { case 'x': return 1; case 'y': return 0 } }",
  ],
  [
    'typescript(consistent-type-imports)',
    'src/core/types.ts',
    "import { Hash } from 'node:crypto'\nexport type Mine = Hash",
    "import type { Hash } from 'node:crypto'\nexport type Mine = Hash",
  ],
  [
    'node(no-process-env)',
    'src/adapters/aws/region.ts',
    "export const region = process.env['AWS_REGION']",
    'export const region = (given: string) => given',
  ],
  [
    'eslint(no-restricted-globals)',
    'playbooks/response/wild.ts',
    "export const call = () => fetch('http://127.0.0.1')",
    'export const call = () => 1',
  ],
  [
    'eslint(no-console)',
    'src/flow/loud.ts',
    "export const say = () => console.log('x')",
    "export const say = (log: (line: string) => void) => log('x')",
  ],
  ['import(no-default-export)', 'src/flow/nameless.ts', 'export default 1', 'export const one = 1'],
  ['eslint(max-lines)', 'handlers/actions/long.ts', lines(151), lines(150)],
  ['eslint(max-lines)', 'src/core/long.ts', lines(301), lines(300)],
]
function lines(n: number): string {
  return Array.from({ length: n }, (_, i) => `export const a${i} = ${i}`).join('\n')
}
