# One image for every role of docker-compose.yml; the command says which.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-progress && npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production KARENBEK_DATA=/data
WORKDIR /app
RUN mkdir -p /data && chown node:node /data
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --from=build --chown=node:node /app/package.json ./
USER node
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["node", "dist/scripts/cli.js"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
