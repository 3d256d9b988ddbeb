# One image, two roles: `node app/entry.web.ts` (default) and `node app/entry.worker.ts`.
FROM node:24-bookworm-slim AS build
WORKDIR /couplet
COPY package.json package-lock.json ./
COPY scripts ./scripts
COPY prisma ./prisma
COPY prisma.config.ts ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
WORKDIR /couplet
ENV NODE_ENV=production
COPY --from=build --chown=node:node /couplet ./
# Its own volume: a restore of the database must not take it back. See docs/decisions/0017.
RUN mkdir /journal && chown node /journal
ENV ERASURE_JOURNAL=/journal
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/entry.web.ts"]
