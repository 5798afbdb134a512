import { allowsIn, at, defineCallAlarm, fact, inventedCall, requestFacts, tail, textAt } from '#kit'

const powerful =
  /policy\/(?:job-function\/)?(AdministratorAccess|IAMFullAccess|PowerUserAccess|SystemAdministrator)$/

/** Who may do what: CIS 3.4, and the ways round it that the benchmark forgets (a version made default, a boundary taken away). */
export default defineCallAlarm({
  id: 'iam-policy-changes',
  cis: '3.4',
  en: {
    title: 'IAM policy change',
    done: 'What somebody may do in this account has changed. Read the policy below: rights that only an administrator has are the usual second step of a taken key, and they stay when the key is gone.',
    tried:
      'Somebody wanted to change what an identity may do and AWS turned it down. Attempts on one policy call after another are how a stolen key is tried for a way up.',
  },
  ja: {
    title: 'IAM ポリシーの変更',
    done: 'このアカウントで誰が何をできるかが変わりました。下のポリシーの内容を確認してください。管理者相当の権限の付与は、奪われたキーの典型的な次の一手で、キーを無効化しても権限は残ります。',
    tried:
      'IAM アイデンティティの権限を変える操作が試みられ、AWS に拒否されました。ポリシー関連の操作が続けて試されている場合は、盗まれたキーによる権限昇格の試みが疑われます。',
  },
  kind: { en: 'IAM identity or policy', ja: 'IAM アイデンティティまたはポリシー' },
  thing: ['userName', 'roleName', 'groupName', 'policyName', 'policyArn'].map(
    (name) => `requestParameters.${name}`,
  ),
  calls: {
    iam: {
      PutUserPolicy: [
        'medium',
        'wrote|write an inline policy of user @',
        'ユーザー @ のインラインポリシーを設定',
      ],
      PutRolePolicy: [
        'medium',
        'wrote|write an inline policy of role @',
        'ロール @ のインラインポリシーを設定',
      ],
      PutGroupPolicy: [
        'medium',
        'wrote|write an inline policy of group @',
        'グループ @ のインラインポリシーを設定',
      ],
      AttachUserPolicy: [
        'medium',
        'attached|attach a policy to user @',
        'ユーザー @ にポリシーをアタッチ',
      ],
      AttachRolePolicy: [
        'medium',
        'attached|attach a policy to role @',
        'ロール @ にポリシーをアタッチ',
      ],
      AttachGroupPolicy: [
        'medium',
        'attached|attach a policy to group @',
        'グループ @ にポリシーをアタッチ',
      ],
      CreatePolicyVersion: [
        'medium',
        'added|add a version to policy @',
        'ポリシー @ に新しいバージョンを追加',
      ],
      SetDefaultPolicyVersion: [
        'medium',
        'switched|switch the version of policy @',
        'ポリシー @ のデフォルトバージョンを変更',
      ],
      CreatePolicy: ['low', 'created|create policy @', 'ポリシー @ を作成'],
      DeleteUserPolicy: [
        'low',
        'deleted|delete an inline policy of user @',
        'ユーザー @ のインラインポリシーを削除',
      ],
      DeleteRolePolicy: [
        'low',
        'deleted|delete an inline policy of role @',
        'ロール @ のインラインポリシーを削除',
      ],
      DeleteGroupPolicy: [
        'low',
        'deleted|delete an inline policy of group @',
        'グループ @ のインラインポリシーを削除',
      ],
      DeletePolicy: ['low', 'deleted|delete policy @', 'ポリシー @ を削除'],
      DeletePolicyVersion: [
        'low',
        'deleted|delete a version of policy @',
        'ポリシー @ のバージョンを削除',
      ],
      DetachUserPolicy: [
        'low',
        'detached|detach a policy from user @',
        'ユーザー @ からポリシーをデタッチ',
      ],
      DetachRolePolicy: [
        'low',
        'detached|detach a policy from role @',
        'ロール @ からポリシーをデタッチ',
      ],
      DetachGroupPolicy: [
        'low',
        'detached|detach a policy from group @',
        'グループ @ からポリシーをデタッチ',
      ],
      DeleteUserPermissionsBoundary: [
        'high',
        'removed|remove the permissions boundary of user @',
        'ユーザー @ のアクセス許可の境界を削除',
      ],
      DeleteRolePermissionsBoundary: [
        'high',
        'removed|remove the permissions boundary of role @',
        'ロール @ のアクセス許可の境界を削除',
      ],
    },
  },
  look(detail, { name }) {
    const policy = textAt(detail, 'requestParameters.policyArn')
    const allows = allowsIn(at(detail, 'requestParameters.policyDocument'))
    const gives = /^(Put|Attach|Create)/.test(name)
    const strong = gives && (allows.admin || powerful.test(policy ?? ''))
    const managed = tail(policy ?? '').replaceAll('@', '＠')
    const kind = /^Attach(User|Role|Group)Policy$/.exec(name)?.[1]
    const target = { User: 'ユーザー', Role: 'ロール', Group: 'グループ' }[kind ?? '']
    return {
      severity: strong ? 'high' : undefined,
      deed:
        kind === undefined || target === undefined || managed === ''
          ? undefined
          : [
              'medium',
              `attached|attach ${managed} to ${kind.toLowerCase()} @`,
              `${target} @ に ${managed} をアタッチ`,
            ],
      facts: [
        ...fact({ en: 'Policy', ja: 'ポリシー' }, [policy]),
        ...fact({ en: 'Allows or denies', ja: 'ポリシーの内容' }, allows.lines),
        ...requestFacts(detail, 'policyArn', 'policyDocument'),
      ],
    }
  },
  sample: inventedCall('iam', 'AttachUserPolicy', {
    awsRegion: 'us-east-1',
    requestParameters: {
      userName: 'shop-deploy',
      policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    },
  }),
})
