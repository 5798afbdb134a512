import { defineAction } from '#kit'

/** The incidents that a storm's digest stands for. The value is the digest. */
export default defineAction({
  id: 'folded',
  allow: 'anyone',
  async run({ value, person, app, open }) {
    const { foldedTitle, close } = app.words(person.locale)
    const work = app.folded(value).then(({ incidents, total }) => ({
      title: foldedTitle,
      blocks: app.show.folded(incidents, total, person.locale),
      close,
    }))
    await open(work)
  },
})
