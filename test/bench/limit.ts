import fastify from 'fastify'
import pg from 'pg'

/** The stated limit: bare Fastify and one committed INSERT a request, on the same database. argv: JSON of the pg configuration. */
const pool = new pg.Pool({ ...(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig), max: 12 })
await pool.query('create table if not exists bench_limit (id text primary key, body text not null)')
const server = fastify({ bodyLimit: 2 * 1024 * 1024 })
server.post('/events', async (request, reply) => {
  const body = request.body as { id: string }
  await pool.query('insert into bench_limit values ($1, $2)', [body.id, JSON.stringify(body)])
  return reply.code(202).send({})
})
const url = await server.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`${url}\n`)
