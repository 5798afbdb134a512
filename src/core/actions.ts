/**
 * IAM action names that only read; AWS counts the two reports that IAM generates among them. Everything else counts as a
 * change: journalled, and never allowed while planning.
 */
const reading =
  /^[a-z0-9-]+:(Describe|Get|List|Head|Lookup|Filter|Search|Simulate|BatchGet|Select|Validate|Check|Generate(CredentialReport|ServiceLastAccessedDetails)$)/

export const onlyReads = (action: string): boolean => reading.test(action)
