import * as kit from '#kit'

/** Past their end of support by 2026. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const old =
  /^(nodejs(|4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x|20\.x)|python(2\.7|3\.6|3\.7|3\.8|3\.9)|ruby(2\.5|2\.7|3\.2)|java8|go1\.x|dotnetcore.*|dotnet5\.0|dotnet6|dotnet7|provided)$/

export default kit.defineCheck({
  id: 'functions-on-supported-runtimes',
  severity: 'medium',
  scope: 'region',
  mode: 'automatic',
  cis: {},
  securityHub: ['Lambda.2'],
  frameworks: { 'nist-800-53': ['SI-2'], 'pci-dss': ['6.3.3'], 'iso-27001': ['A.8.8'] },
  en: {
    title: 'Functions run on runtimes that AWS still mends',
    why: 'A runtime without fixes is a list of known holes behind an address.',
    remedy: [
      'Move the function to a current runtime and test it.',
      'Look at the AWS page of Lambda runtimes for the next dates.',
    ],
    none: 'There is no Lambda function in this region.',
  },
  ja: {
    title: 'サポート中のランタイムで動く関数',
    why: '修正が提供されないランタイムは、既知の脆弱性を公開しているのと同じです。',
    remedy: [
      '現行のランタイムに移行し、テストします。',
      '次の終了日は、AWS の Lambda ランタイムのページで確認します。',
    ],
    none: 'このリージョンに Lambda 関数はありません。',
  },
  permissions: ['lambda:ListFunctions'],
  none: 'not-applicable',
  async gather({ aws }) {
    const functions = await kit.allPages(
      (Marker) => aws.lambda.listFunctions({ ...(Marker && { Marker }) }),
      ({ Functions }) => Functions,
    )
    return functions.flatMap(({ FunctionArn = '', Runtime }) =>
      Runtime === undefined ? [] : [{ arn: FunctionArn, runtime: Runtime }],
    )
  },
  judge: (functions) =>
    functions.map(({ arn, runtime }) => {
      const why = { en: `It runs on ${runtime}.`, ja: `ランタイムは ${runtime} です。` }
      return (old.test(runtime) ? kit.fail : kit.pass)(arn, why)
    }),
})
