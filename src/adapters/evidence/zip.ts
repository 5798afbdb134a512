import { crc32, deflateRawSync } from 'node:zlib'

/** 1980-01-01: the oldest date a zip can state. The same files are the same bytes, whenever they are packed. */
const [time, date] = [0, 0x21]
const [utf8, deflated] = [0x0800, 8]

/** A zip as PKWARE's APPNOTE 6.3 has it: deflate, UTF-8 names, no zip64. Throws at 4 GiB or 65,535 files. */
export function zip(files: readonly (readonly [name: string, body: Uint8Array])[]): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [path, body] of files) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(body)
    // Shared by both headers: version, flags, method, time, date, CRC, sizes, length of the name, of what is extra.
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(utf8, 2)
    facts.writeUInt16LE(deflated, 4)
    facts.writeUInt16LE(time, 6)
    facts.writeUInt16LE(date, 8)
    facts.writeUInt32LE(crc32(body), 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(body.length, 18)
    facts.writeUInt16LE(name.length, 22)
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    local.push(Buffer.from('PK\x03\x04'), facts, name, packed)
    central.push(Buffer.from('PK\x01\x02\x14\x00'), facts, where, name)
    offset += 4 + facts.length + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}
