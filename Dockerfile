# The console's page is built in a stage of its own: what builds it, and every devDependency, stays there.
FROM node:24.21.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json vite.config.ts ./
COPY src ./src
RUN node src/adapters/console/build.ts

# What runs: packages without devDependencies, our sources as they are (Node runs TypeScript), no compiler, no npm.
FROM node:24.21.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The bill of materials is told from what lies there: told from the lock file, npm leaves out what devDependencies need as well.
RUN npm ci --omit=dev --omit=optional --ignore-scripts \
  && npm pkg delete devDependencies optionalDependencies \
  && npm sbom --sbom-format=cyclonedx > sbom.cdx.json

FROM node:24.21.0-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 HIKESHI_DATA=/data HIKESHI_CONFIG=/etc/hikeshi/hikeshi.yaml
WORKDIR /app
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* \
  && install -d -o node -g node /data
# RDS shows certificates of authorities of Amazon's own that no other program knows; sslrootcert of DATABASE_URL names them.
ADD --chmod=444 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /etc/ssl/rds.pem
COPY package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/sbom.cdx.json ./
COPY src ./src
COPY handlers ./handlers
COPY playbooks ./playbooks
COPY --from=build /app/dist ./dist
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Docker sends SIGTERM, upon which the bot finishes what it holds; compose.yaml leaves it 30 seconds.
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
