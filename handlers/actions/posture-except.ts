import { defineAction } from '#kit'

const field = (id: string, label: string, more: object = {}, optional = false) => ({
  type: 'input',
  block_id: id,
  optional,
  label: { type: 'plain_text', text: label },
  element: { type: 'plain_text_input', action_id: id, max_length: 1000, ...more },
})

/** What is left as it is needs somebody who answers for it, a reason and an end. */
export default defineAction({
  id: 'posture-except',
  allow: ['approver', 'lead', 'admin'],
  async run({ value, person, app, open }) {
    const { forms } = app.posture.words(person.locale)
    await open(
      Promise.resolve({
        title: forms.except,
        close: app.words(person.locale).close,
        submit: { view: 'posture-except', label: forms.save, meta: value },
        blocks: [
          field('comment', forms.exceptComment, { multiline: true }),
          field('owner', forms.owner, { max_length: 200 }),
          field('until', forms.until, { max_length: 10 }),
          field('resource', forms.resource, {}, true),
        ],
      }),
    )
  },
})
