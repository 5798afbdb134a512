import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type Attributes,
  type Context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { At, Span, Tracing } from '../../core/trail.ts'

/**
 * Spans to an OpenTelemetry collector, as OTLP over HTTP. `endpoint` is the base as OTEL_EXPORTER_OTLP_ENDPOINT has it;
 * `share` of the roads is traced, whole. https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 */
export function makeTracing(options: {
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly service: string
  readonly share: number
}): Tracing {
  const exporter = new OTLPTraceExporter({
    url: `${options.endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...options.headers },
  })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': options.service }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(options.share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('hikeshi')
  const current = new AsyncLocalStorage<Context>()

  const span: Span = async (name, at, work, { parent, follows } = {}) => {
    const before = parsed(parent)
    const context = before
      ? trace.setSpanContext(ROOT_CONTEXT, before)
      : (current.getStore() ?? ROOT_CONTEXT)
    const link = parsed(follows)
    const one = tracer.startSpan(
      name,
      {
        kind: kindOf(name),
        attributes: safe(at),
        ...(link && { links: [{ context: link }] }),
      },
      context,
    )
    try {
      return await current.run(trace.setSpan(context, one), () =>
        work((more) => void one.setAttributes(safe(more))),
      )
    } catch (error) {
      // Its message may be somebody else's words.
      one.setAttribute('error.type', error instanceof Error ? error.name : 'unknown')
      one.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      one.end()
    }
  }

  return {
    span,
    here: () => {
      const context = current.getStore()
      const at = context && trace.getSpanContext(context)
      return at && `00-${at.traceId}-${at.spanId}-0${at.traceFlags & 1}`
    },
    stop: () => provider.shutdown(),
  }
}

/** https://www.w3.org/TR/trace-context/#traceparent-header */
function parsed(text: string | undefined): SpanContext | undefined {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])$/.exec(text ?? '') ?? []
  if (!traceId || !spanId) return undefined
  const context = { traceId, spanId, traceFlags: Number(flags), isRemote: true }
  return isSpanContextValid(context) ? context : undefined
}

/** What does not look like an id or a name of ours is left out. */
const ours = /^[\w.:/* -]{1,120}$/
const safe = (at: At): Attributes =>
  Object.fromEntries(
    Object.entries(at).flatMap(([name, value]) =>
      value === undefined || (typeof value === 'string' && !ours.test(value))
        ? []
        : [[name.includes('.') ? name : `hikeshi.${name}`, value]],
    ),
  )

const kindOf = (name: string): SpanKind =>
  /^(aws|slack) /.test(name)
    ? SpanKind.CLIENT
    : /^(GET|POST) /.test(name)
      ? SpanKind.SERVER
      : SpanKind.INTERNAL
