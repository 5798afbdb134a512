/** The store as a whole, saved and brought back: for the command line alone, since it reads and writes files of the machine. */
export interface Keep {
  /** Everything at one moment, while bots go on, into a file that is not there yet; `-` is the standard output. */
  readonly backup: (path: string) => Promise<BackedUp | Problem>
  /** Into an empty store, all or nothing; `-` is the standard input. Runs that had not ended then wait for somebody's "retry". */
  readonly restore: (path: string) => Promise<Restored | Problem>
}

/** Why nothing was done, in English, as all that the command line says of itself. */
export interface Problem {
  readonly problem: string
}
export interface BackedUp {
  /** The moment it shows, ISO 8601. */
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly bytes: number
  /** Of its lines, as its last line says. */
  readonly sha256: string
}
export interface Restored {
  /** The moment the backup shows, ISO 8601. */
  readonly at: string
  /** The version it was made with. */
  readonly postgres: string
  readonly tables: number
  readonly rows: number
  /** Ids of runs that had not ended. */
  readonly runs: readonly string[]
  readonly audit: { readonly records: number; readonly bad: readonly object[] }
}
