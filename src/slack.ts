import type { SlackDoor } from './adapters/slack/index.ts'
import type { Booted, Store } from './boot.ts'
import { mayBeAsked, rolesOf } from './core/policy.ts'

/** Bolt is only loaded where there is a Slack: it is a seventh of the memory. */
export async function connectSlack(booted: Booted, store: Store) {
  const { makeSlack } = await import('./adapters/slack/index.ts')
  return makeSlack(await booted.slack(), slackDoor(booted, store))
}

const slackDoor = ({ door, app, views, policy }: Booted, store: Store): SlackDoor => ({
  ...door,
  person: ({ team, user, locale, zone }) => {
    const id = `${team}/${user}`
    const roles = rolesOf(policy, id)
    // Who is only asked whether it was them needs no role for that, and gets none by it.
    return roles.length === 0 && !mayBeAsked(policy, id)
      ? undefined
      : { id, roles, locale: locale ?? 'en', ...(zone && { zone }) }
  },
  cardAt: store.cards.at,
  home: app.home,
  command: (ask) => door.command({ ...ask, print: () => {} }),
  refusal: app.show.refusal,
  words: (locale) => ({
    ...views.say(locale).slack,
    failed: views.say(locale).errors.surprise,
  }),
})
