/** What handlers share: titles and labels of forms, and short answers. Plain text. */
export default {
  planTitle: 'What will happen',
  undoTitle: 'Undo',
  rejectTitle: 'Reject the request',
  skipTitle: 'Give up this step',
  skipReason: 'Why may it be left out?',
  skip: 'Skip and go on',
  reviewTitle: 'Review',
  reviewWords: 'What did you find? Was it right to act alone?',
  review: 'Close the review',
  glassTitle: 'Break the glass',
  glassReason: 'Why can nobody else approve it now?',
  glassNote:
    'It starts at once, in your name alone. The leads are told, and somebody else has to review it.',
  breakGlass: 'Run it alone',
  waiveReason: 'Go on without evidence',
  waiveHint: (playbooks: string) =>
    `Not done yet in this incident: ${playbooks}. Leave this empty to take the evidence first.`,
  rejectReason: 'Why do you reject it?',
  requestApproval: 'Ask for approval',
  reject: 'Reject',
  close: 'Close',
  requested: 'Approval was asked for. The card shows who may approve, and until when.',
  nothingToRequest: 'AWS is already as it should be. There is nothing to ask approval for.',
  sampleSent: 'The sample is on its way. Its card appears in the channel in a moment.',
  noIncidents: 'There are no incidents. To try it, send a sample with /hikeshi sample.',
  foldedTitle: 'Folded incidents',
  unfolded: 'Its card is on its way to the channel.',
  unknownCommand: (name: string) => `There is no command ${name}. See /hikeshi help.`,
  surprise: (reference: string) =>
    `Something went wrong on our side, and we do not know whether it took effect. Look at the card before you try again. Reference: ${reference}`,
}
