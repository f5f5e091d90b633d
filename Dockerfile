# Docent against databases of your own: DATABASE_URL and DATA_URL have to be set, see docker-compose.yml.
FROM node:24-bookworm-slim AS build
WORKDIR /srv/docent
COPY . .
RUN node lib/commands/bootstrap.mjs build

FROM node:24-bookworm-slim
ENV NODE_ENV=production DOCENT_HOME=/var/lib/docent
WORKDIR /srv/docent
COPY --from=build /srv/docent /srv/docent
RUN install -d -o node -g node /var/lib/docent
# Not root: it writes its home folder and nothing else.
USER node
VOLUME /var/lib/docent
EXPOSE 3000
CMD ["node", "lib/commands/bootstrap.mjs", "start"]
