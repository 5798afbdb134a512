import { defineCallAlarm, inventedCall, subjectAt } from '#kit'

/** The watchmen sent home: GuardDuty, Security Hub and their kin switched off or told to look away. */
export default defineCallAlarm({
  id: 'detection-disabled',
  en: {
    title: 'Threat detection switched off or blinded',
    done: 'A service that watches this account was switched off, or told what not to see. Findings that would have come now will not; switch it on again, then go through CloudTrail for what was done in the gap.',
    tried:
      'Somebody wanted to switch off or blind a service that watches this account, and it did not work. It still watches; these credentials are what to look at.',
  },
  ja: {
    title: '脅威検知の無効化・抑制',
    done: 'このアカウントを監視するサービスが停止されたか、一部を検知しないように設定されました。本来出るはずの検出結果が届きません。検知を再開したうえで、その間の操作を CloudTrail で確認してください。',
    tried:
      'このアカウントを監視するサービスを止めようとする操作がありましたが、失敗しました。監視は続いています。操作に使われた認証情報を調べてください。',
  },
  kind: { en: 'Detection', ja: '検知の設定' },
  thing: [
    'requestParameters.filterName',
    'requestParameters.name',
    'requestParameters.ipSetId',
    'requestParameters.detectorId',
    'requestParameters.analyzerName',
    'requestParameters.graphArn',
    'requestParameters.destinationId',
    'recipientAccountId',
  ],
  calls: {
    guardduty: {
      DeleteDetector: [
        'high',
        'deleted|delete GuardDuty detector @',
        'GuardDuty のディテクター @ を削除',
      ],
      StopMonitoringMembers: [
        'high',
        'stopped|stop GuardDuty from monitoring member accounts',
        'GuardDuty によるメンバーアカウントの監視を停止',
      ],
      DisassociateMembers: [
        'high',
        'disassociated|disassociate GuardDuty member accounts',
        'GuardDuty のメンバーアカウントの関連付けを解除',
      ],
      DeleteMembers: [
        'high',
        'removed|remove GuardDuty member accounts',
        'GuardDuty のメンバーアカウントを削除',
      ],
      DisassociateFromAdministratorAccount: [
        'high',
        'cut|cut this account off from its GuardDuty administrator',
        'GuardDuty の管理者アカウントとの関連付けを解除',
      ],
      DisassociateFromMasterAccount: [
        'high',
        'cut|cut this account off from its GuardDuty administrator',
        'GuardDuty の管理者アカウントとの関連付けを解除',
      ],
      DeletePublishingDestination: [
        'medium',
        'deleted|delete the export of GuardDuty findings (@)',
        'GuardDuty の検出結果のエクスポート先 (@) を削除',
      ],
      CreateFilter: [
        'medium',
        'created|create GuardDuty filter @',
        'GuardDuty のフィルター @ を作成',
      ],
      CreateIPSet: [
        'medium',
        'added|add trusted IP list @ to GuardDuty',
        'GuardDuty に信頼できる IP リスト @ を追加',
      ],
      UpdateIPSet: [
        'medium',
        'changed|change trusted IP list @ of GuardDuty',
        'GuardDuty の信頼できる IP リスト @ を変更',
      ],
      DeleteThreatIntelSet: [
        'medium',
        'deleted|delete a threat list of GuardDuty (detector @)',
        'GuardDuty (ディテクター @) の脅威リストを削除',
      ],
      DeleteIPSet: [
        'low',
        'deleted|delete trusted IP list @ of GuardDuty',
        'GuardDuty の信頼できる IP リスト @ を削除',
      ],
    },
    securityhub: {
      DisableSecurityHub: [
        'high',
        'disabled|disable Security Hub of account @',
        'アカウント @ の Security Hub を無効化',
      ],
      DisableSecurityHubV2: [
        'high',
        'disabled|disable Security Hub of account @',
        'アカウント @ の Security Hub を無効化',
      ],
      BatchDisableStandards: [
        'medium',
        'disabled|disable Security Hub standards of account @',
        'アカウント @ の Security Hub の標準を無効化',
      ],
    },
    macie2: {
      DisableMacie: [
        'high',
        'disabled|disable Macie of account @',
        'アカウント @ の Macie を無効化',
      ],
    },
    inspector2: {
      Disable: [
        'high',
        'disabled|disable Inspector scans of account @',
        'アカウント @ の Inspector のスキャンを無効化',
      ],
    },
    'access-analyzer': {
      DeleteAnalyzer: [
        'high',
        'deleted|delete IAM Access Analyzer @',
        'IAM Access Analyzer のアナライザー @ を削除',
      ],
    },
    detective: {
      DeleteGraph: [
        'medium',
        'deleted|delete the Detective behavior graph @',
        'Detective の動作グラフ @ を削除',
      ],
    },
  },
  look: (detail, { name }) =>
    name === 'DeleteDetector'
      ? { subject: subjectAt(detail, { detector: 'requestParameters.detectorId' }) }
      : {},
  sample: inventedCall('guardduty', 'DeleteDetector', {
    requestParameters: { detectorId: '4cb1d2e3f4a5968778695a4b3c2d1e0f' },
  }),
})
