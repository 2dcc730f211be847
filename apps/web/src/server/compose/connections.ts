import { connectorsFrom, countInRedis } from "@fanfare/adapters/platforms";
import { Guards } from "@fanfare/adapters/resilience";
import { sealingWith } from "@fanfare/adapters/secrets";
import type { Platform } from "@fanfare/contracts/platforms";
import { makeBeginConnect, makeCompleteConnect, makeDisconnectAccount, makeReadAccountNow } from "@fanfare/domain/tracking";
import { perApp } from "./per-app.ts";

export const connectionsOf = perApp(({ config, unitOfWork, redis, log }) => {
  const connectors = connectorsFrom(config.connectors, { guards: new Guards(), units: countInRedis(redis) });
  const sealing = sealingWith(config.tokenKeys);
  const redirectUriOf = (platform: Platform) => new URL(`/creator/accounts/callback/${platform}`, config.publicUrl).href;
  const consenting = { unitOfWork, connectors, sealing, redirectUriOf };
  return {
    platforms: connectors.platforms,
    beginConnect: makeBeginConnect(consenting),
    completeConnect: makeCompleteConnect(consenting),
    readAccountNow: makeReadAccountNow({ unitOfWork }),
    disconnectAccount: makeDisconnectAccount({
      unitOfWork, connectors, sealing,
      onNotRevoked: (err, { id, platform }) => log.warn({ err, connectionId: id, platform }, "a consent could not be given back to its platform; its tokens are erased"),
    }),
  };
});
