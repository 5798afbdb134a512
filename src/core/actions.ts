/** IAM action names that only read. Everything else counts as a change: journalled, and never allowed while planning. */
const reading =
  /^[a-z0-9-]+:(Describe|Get|List|Head|Lookup|Search|Simulate|BatchGet|Select|Validate|Check)/

export const onlyReads = (action: string): boolean => reading.test(action)
