# Lossledger without the embedded database: rows in DATABASE_URL, which it must be given, captures in
# LOSSLEDGER_HOME.
FROM node:20-bookworm-slim AS base
WORKDIR /app
ENV NPM_CONFIG_UPDATE_NOTIFIER=false \
    NPM_CONFIG_FUND=false \
    NPM_CONFIG_AUDIT=false

FROM base AS build
COPY package.json package-lock.json .npmrc ./
# No install script is needed to build; `prepare` has no sources yet.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY data ./data
COPY src ./src
RUN npm run build

FROM base AS dependencies
COPY package.json package-lock.json .npmrc ./
# Optional packages are the embedded database's binaries and msgpackr's native half, which msgpackr
# does without. No package that stays needs its install script.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM base AS runtime
ENV NODE_ENV=production \
    LOSSLEDGER_HOME=/var/lib/lossledger
# A named volume takes over the owner of the folder it is mounted on.
RUN install --directory --owner=node --group=node --mode=0750 /var/lib/lossledger
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY bin ./bin
COPY data ./data
COPY drizzle ./drizzle
COPY examples ./examples
COPY package.json LICENSE NOTICE ./
RUN ln -s /app/bin/lossledger /usr/local/bin/lossledger
USER node
VOLUME /var/lib/lossledger
ENTRYPOINT ["lossledger"]
CMD ["--help"]
