import { keptMotos, spawnMoto } from './moto.ts'

/** Starts as many moto servers as there are workers, once: a server takes longer to start than most files to run. */
export default async function keep(): Promise<() => Promise<void>> {
  const motos = await Promise.all([spawnMoto(), spawnMoto()])
  process.env[keptMotos] = motos.map(({ url }) => url).join(' ')
  return async () => {
    await Promise.all(motos.map(({ stop }) => stop()))
  }
}
