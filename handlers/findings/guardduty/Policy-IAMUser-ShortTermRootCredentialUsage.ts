import { defineFindingType } from '#kit'

export default defineFindingType({
  type: 'Policy:IAMUser/ShortTermRootCredentialUsage',
  status: 'active',
  severity: 'low',
  attack: ['T1078.004', 'T1550.001'],
  playbooks: [],
  en: {
    title: 'Restricted root credentials were used',
    what: 'Somebody acted in this account with a short-lived root session of limited scope, the kind that central root access hands out through AssumeRoot. The session dies after minutes and may do one task only, such as unlocking a bucket policy. Whoever can open it, though, sits in the management account or its delegate, so make sure that it was the right person.',
    legitimate: [
      'Is there a ticket for a locked S3 bucket, SQS queue or root credential clean-up in this member account?',
      'Does an automation of the management account audit root credentials on a schedule?',
    ],
    steps: [
      'Find the AssumeRoot event in the management or delegated account and read TargetPrincipal, TaskPolicyArn and the caller behind it.',
      'Set the task policy against the calls that followed in this account; IAMCreateRootUserPassword without a ticket is an alarm.',
      'If nobody ordered it, take sts:AssumeRoot from the caller by SCP or policy and investigate the management account as compromised.',
    ],
  },
  ja: {
    title: '権限を絞ったルート認証情報の使用',
    what: '範囲を限定した短時間のルートセッションで、このアカウントが操作されました。一元的なルートアクセスが AssumeRoot で発行するものです。セッションは数分で切れ、バケットポリシーのロック解除など一つの作業しかできません。ただし、これを開けるのは管理アカウントか委任先にいる者だけです。呼び出したのが本当にその担当者かどうかを確かめてください。',
    legitimate: [
      'このメンバーアカウントで、ロックされた S3 バケットや SQS キュー、ルート認証情報の整理に関するチケットがありますか。',
      '管理アカウントの自動処理が、定期的にルート認証情報を監査していませんか。',
    ],
    steps: [
      '管理アカウントまたは委任先で AssumeRoot イベントを探し、TargetPrincipal、TaskPolicyArn、呼び出し元を読む。',
      'タスクポリシーと、このアカウントで続いた呼び出しを照らし合わせる。チケットのない IAMCreateRootUserPassword は侵害の兆候とみなす。',
      '誰も依頼していなければ SCP やポリシーで呼び出し元の sts:AssumeRoot を封じ、管理アカウント側が侵害されたものとして調査する。',
    ],
  },
})
