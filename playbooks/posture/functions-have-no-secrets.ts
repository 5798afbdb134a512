import * as kit from '#kit'

const named = /passw(or)?d|secret|token|api_?key|private_?key|credential/i
const reference = /^(arn:|\/|ssm:|https?:|true$|false$|\d+$)/i

/** By its name, or because it is an access key; what only says where a secret is kept is none. */
const suspicious = (name: string, value: string): boolean =>
  /^AKIA[A-Z0-9]{16}$/.test(value) || (named.test(name) && value !== '' && !reference.test(value))

export default kit.defineCheck({
  id: 'functions-have-no-secrets',
  severity: 'high',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  frameworks: { 'nist-800-53': ['IA-5(7)'], 'pci-dss': ['8.6.2'], 'iso-27001': ['A.5.17'] },
  en: {
    title: 'No function keeps secrets in its environment',
    why: 'Environment variables are read by everybody who may list functions, and by every library inside.',
    remedy: [
      'Move the secret to Secrets Manager or Parameter Store and read it at start.',
      'Replace the secret: it must be taken as read.',
      'Encrypt the rest with a key of your own.',
    ],
    none: 'There is no Lambda function in this region.',
  },
  ja: {
    title: '環境変数に秘密情報を持つ関数なし',
    why: '環境変数は、関数を一覧できる人なら誰でも、また中で動くどのライブラリからも読めます。',
    remedy: [
      '秘密情報を Secrets Manager または Parameter Store に移し、起動時に読み込みます。',
      '読まれたものとみなして、秘密情報を更新します。',
      '残りの変数は独自のキーで暗号化します。',
    ],
    none: 'このリージョンに Lambda 関数はありません。',
  },
  permissions: ['lambda:ListFunctions'],
  playbook: 'freeze-function',
  none: 'not-applicable',
  async gather({ aws }) {
    const functions = await kit.allPages(
      (Marker) => aws.lambda.listFunctions({ ...(Marker && { Marker }) }),
      ({ Functions }) => Functions,
    )
    // The names that look like secrets, and never a value.
    return functions.map(({ FunctionArn = '', Environment }) => ({
      arn: FunctionArn,
      names: Object.entries(Environment?.Variables ?? {})
        .filter(([name, value]) => suspicious(name, value))
        .map(([name]) => name),
    }))
  },
  judge: (functions) =>
    functions.map(({ arn, names }) => {
      const list = names.join(', ')
      return names.length === 0
        ? kit.pass(arn, {
            en: 'Nothing in its environment looks like a secret.',
            ja: '環境変数に秘密情報らしきものはありません。',
          })
        : kit.fail(
            arn,
            {
              en: `These variables look like secrets: ${list}.`,
              ja: `秘密情報の可能性がある変数: ${list}。`,
            },
            names,
          )
    }),
})
