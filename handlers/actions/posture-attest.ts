import { attestationDays, defineAction } from '#kit'

/** A person says what no API can: asks what they looked at. */
export default defineAction({
  id: 'posture-attest',
  allow: ['responder', 'approver', 'lead', 'admin'],
  async run({ value, person, app, open }) {
    const { forms } = app.posture.words(person.locale)
    await open(
      Promise.resolve({
        title: forms.attest,
        close: app.words(person.locale).close,
        submit: { view: 'posture-attest', label: forms.save, meta: value },
        blocks: [
          {
            type: 'input',
            block_id: 'comment',
            label: { type: 'plain_text', text: forms.comment },
            hint: { type: 'plain_text', text: forms.attestHint(attestationDays) },
            element: {
              type: 'plain_text_input',
              action_id: 'comment',
              multiline: true,
              max_length: 1000,
            },
          },
        ],
      }),
    )
  },
})
