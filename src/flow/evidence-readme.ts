/** The one command that proves a package, in its folder. It needs no network and nothing but Node.js. */
export const verifyCommand = 'sha256sum -c SHA256SUMS && node verify.mjs'

/** For whoever opens the package years later and knows nothing of us. */
export const readme = (of: {
  incident: string
  records: number
  head: string
  at: string
}): string => `# Evidence package: ${of.incident}

Made by Hikeshi on ${of.at}.

## Verify / 検証

\`\`\`sh
${verifyCommand}
\`\`\`

Run it in this folder, offline. It needs Node.js 18 or newer and nothing else. It ends with \`whole\` and status 0 if no byte of any
file was changed, no file was added or removed, and every record of the journal follows from the one before.

このフォルダーで実行します。ネットワークは不要で、必要なものは Node.js 18 以降だけです。どのファイルも変更・追加・削除されておらず、監査ログの全レコードが正しく連結していれば、\`whole\` と表示し、終了ステータス 0 で終わります。

Anybody can make a new package that is whole in itself. Compare the last hash with one that reached you another way: the message that
came with this package, the journal it was made from (\`hikeshi audit verify\`, \`hikeshi audit export\`), or a copy of that kept elsewhere.

整合したパッケージを新しく作ることは誰にでもできます。最後のハッシュを、別の経路で受け取った値 (パッケージに添えられたメッセージ、元の監査ログなど) と必ず照合してください。

- Records / レコード数: ${of.records}
- Last hash / 最後のハッシュ: \`${of.head}\`

## Files / ファイル

- \`journal.jsonl\`: every record of the incident, one canonical JSON (RFC 8785) a line / インシデントの全レコード
- \`report-en.md\`, \`report-en.html\`, \`report-ja.md\`, \`report-ja.html\`: the report / 事後報告
- \`verify.mjs\`: the verification, to be read before it is run / 検証プログラム
- \`SHA256SUMS\`: SHA-256 of every other file / 各ファイルの SHA-256

## How the records are chained / レコードの連結

\`hash = SHA-256(previous + "\\n" + canonical JSON of {at, event, stream, version})\`, in hexadecimal. The first record of a stream has
64 zeros as \`previous\`.
`
