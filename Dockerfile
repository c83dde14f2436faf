# syntax=docker/dockerfile:1

# Builds the release and unpacks it; see docs/operating/containers.md.
FROM node:24-trixie-slim AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
# The dependencies first: they change less often than the sources.
COPY package.json package-lock.json .npmrc ./
COPY bin ./bin
COPY prisma/schema ./prisma/schema
COPY prisma.config.ts ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
COPY . .
# The database runs in a container of its own.
ARG RELEASE_FLAGS=--no-postgres
RUN npm run -s release -- --to /out ${RELEASE_FLAGS} \
  && mkdir /publication \
  && tar -xzf /out/publication-*.tar.gz --strip-components=1 -C /publication

# The release brings its own Node.
FROM debian:trixie-slim
LABEL org.opencontainers.image.licenses=MIT
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin publication \
  && install --directory --owner=10001 --group=10001 --mode=0700 /data /backups
COPY --from=build /publication /publication
WORKDIR /publication
ENV DATA_DIR=/data PORT=3000
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node_modules/.bin/node", "bin/healthy.mjs"]
ENTRYPOINT ["node_modules/.bin/node"]
CMD ["bin/start.mjs"]
