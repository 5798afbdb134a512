import { allowsIn, at, defineCallAlarm, fact, inventedCall, requestFacts } from '#kit'

/** Who may use and manage a key: its policy, which CIS leaves out. */
export default defineCallAlarm({
  id: 'kms-key-policy-changes',
  en: {
    title: 'KMS key policy change',
    done: 'The policy that decides who may use and manage a key was replaced. A foreign account in it can decrypt your data; a policy without your own administrators locks you out of it.',
    tried:
      'Somebody wanted to replace the policy of a KMS key, and the call failed. The key answers to the same people as before.',
  },
  ja: {
    title: 'KMS キーポリシーの変更',
    done: 'KMS キーの使用と管理を許可するポリシーが置き換えられました。外部アカウントが含まれていればデータを復号されるおそれがあり、自社の管理者が外れていればデータに手が届かなくなります。',
    tried:
      'KMS キーのポリシーを置き換えようとする操作がありましたが、失敗しました。キーを使える相手は変わっていません。',
  },
  kind: { en: 'KMS key', ja: 'KMS キー' },
  thing: ['requestParameters.keyId', 'responseElements.keyId', 'resources.ARN'],
  calls: {
    kms: {
      PutKeyPolicy: [
        'medium',
        'replaced|replace the policy of KMS key @',
        'KMS キー @ のキーポリシーを変更',
      ],
    },
  },
  look(detail, { account }) {
    const policy = allowsIn(at(detail, 'requestParameters.policy'), account)
    return {
      severity: policy.everybody || policy.accounts.length > 0 ? 'high' : undefined,
      facts: [
        ...fact({ en: 'Key policy', ja: 'キーポリシー' }, policy.lines),
        ...fact({ en: 'Accounts let in', ja: '許可されたアカウント' }, policy.accounts),
        ...requestFacts(detail, 'policy'),
      ],
    }
  },
  sample: inventedCall('kms', 'PutKeyPolicy', {
    requestParameters: {
      keyId: '5f2d7c1e-8a3b-4d6f-9e0c-1b2a3c4d5e6f',
      policyName: 'default',
      bypassPolicyLockoutSafetyCheck: true,
      policy:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"kms:*","Resource":"*"}]}',
    },
  }),
})
