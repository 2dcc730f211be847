import { readKeys, sealingWith } from "@fanfare/adapters/secrets";
import { connect } from "@fanfare/db/connection";
import { unitOfWorkOn } from "@fanfare/db/unit-of-work";
import { connectorsTo } from "./connection-space.fixture.ts";
import { grantsOn } from "./provide-connections.ts";

// A process that renews one grant, for a crash test to end in the middle.
const { CONNECTION_ID = "", APP_URL = "", WORKER_URL = "", TIKTOK_URL = "", KEY = "", AHEAD_MS = "0" } = process.env;
const now = () => new Date(Date.now() + Number(AHEAD_MS));
const connectors = connectorsTo({ tiktok: TIKTOK_URL, instagram: TIKTOK_URL }, () => now().getTime());
await grantsOn(unitOfWorkOn(connect(APP_URL), { now }), connectors, sealingWith(readKeys(`first:${KEY}`)), connect(WORKER_URL)).of(CONNECTION_ID);
