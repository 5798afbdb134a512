/** What a newcomer copies, as docs/connect-slack.md and docs/connect-aws.md have it but for the comments; a test holds them together. */
export const slackFile = `slack:
  teams: [T024BE7LD]
channels:
  - id: C0SECURITY1
    locale: ja
people:
  responder: [T024BE7LD/U061F7AUR, T024BE7LD/U0ALICE01]
  approver: [T024BE7LD/U0BOB0001]`

export const awsCommands = [
  `npm ci && npm run synth
aws secretsmanager create-secret --name hikeshi/ingest-key --secret-string "$ONE_OF_HIKESHI_INGEST_KEYS"
aws cloudformation deploy --stack-name HikeshiEvents --template-file cdk.out/HikeshiEvents.template.json --s3-bucket "$BUCKET" \\
  --capabilities CAPABILITY_IAM --parameter-overrides IngestUrl=https://hikeshi.example.com/events`,
  `for role in HikeshiReader HikeshiResponder; do
  aws cloudformation deploy --stack-name $role --template-file cdk.out/$role.template.json --capabilities CAPABILITY_NAMED_IAM \\
    --parameter-overrides BotRoleArn=arn:aws:iam::444455556666:role/hikeshi-bot ExternalId="$A_LONG_RANDOM_VALUE"
done`,
  `accounts:
  "111122223333":
    name: shop
    role: arn:aws:iam::111122223333:role/hikeshi-responder
    readRole: arn:aws:iam::111122223333:role/hikeshi-reader
    externalId: the same long random value
    regions: [ap-northeast-1, us-east-1]`,
] as const
