// Loaded before a bot: SIGUSR2 steps its clock an hour ahead, then an hour behind, then right again.
const hour = 3_600_000
const steps = [hour, -hour, 0]
let offset = 0
let taken = 0
process.on('SIGUSR2', () => {
  offset = steps[taken++ % steps.length] ?? 0
})
const Real = Date
const now = () => Real.now() + offset
globalThis.Date = class extends Real {
  constructor(...args) {
    if (args.length === 0) super(now())
    else super(...args)
  }
  static now() {
    return now()
  }
}
