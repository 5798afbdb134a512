import fc from 'fast-check'
import { expect, it } from 'vitest'
import { describeByGrammar, fileOf } from '../../src/kit/index.ts'

it('explains a type that nobody has written about, in both languages', () => {
  const { title, what } = describeByGrammar(
    'CredentialAccess:RDS/MaliciousIPCaller.SuccessfulLogin',
  )
  expect(title.en).toBe(
    'An attempt to get credentials on a database: a caller with a bad reputation, successful sign-in',
  )
  expect(title.ja).toBe(
    '認証情報を入手しようとする活動 (データベース): 悪意のある IP アドレスからの呼び出し、ログインの成功',
  )
  expect(what.ja).toMatch(/^データベースで認証情報を入手しようとする活動が検出されました。/)
})

it('takes words apart that it does not know, and leaves abbreviations whole', () => {
  const { title } = describeByGrammar('Sabotage:QuantumDB/TurnedVPCOff.HTTPSOnly!XYZ')
  expect(title.en).toBe('Sabotage on Quantum DB: turned vpc off, https only, xyz')
  expect(title.ja).toBe(
    '「Sabotage」に分類される活動 (Quantum DB): Turned VPC Off、HTTPS Only、XYZ',
  )
})

it('lets a name without grammar stand for itself, cleaned', () => {
  const { title, what } = describeByGrammar(' evil\u202Egnp.exe\u0000\n<!channel> ')
  expect(title).toEqual({ en: 'evil gnp.exe <!channel>', ja: 'evil gnp.exe <!channel>' })
  expect(what.en).toContain('“evil gnp.exe <!channel>”')
})

it('says something for any string at all, terms of JavaScript included', () => {
  const strange = fc.constantFrom('constructor', '__proto__', 'toString', 'EC2', 'Recon', '')
  const typed = fc.tuple(strange, strange, strange).map(([a, b, c]) => `${a}:${b}/${c}`)
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 400 })), (type) => {
      const { title, what } = describeByGrammar(type)
      for (const words of [title.en, title.ja, what.en, what.ja]) {
        expect(words).toMatch(/\S/)
        expect(words).not.toMatch(/undefined|\[object|function/)
        expect(words.length).toBeLessThan(1500)
      }
    }),
  )
})

it('names files by types', () => {
  expect(fileOf('Backdoor:EC2/C&CActivity.B!DNS')).toBe('Backdoor-EC2-CnCActivity.B-DNS')
})
