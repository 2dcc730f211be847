/** What handlers are given. Always by `@Inject(TOKEN)`: types are gone when the program runs. */
export const UNIT_OF_WORK = Symbol("UNIT_OF_WORK");
/** Connections under the role of the applications: every transaction needs a scope. */
export const DB = Symbol("DB");
/** Connections under the role of the relay, sagas and sweepers: sees these tables over all organizations and little else. */
export const SYSTEM_DB = Symbol("SYSTEM_DB");
export const REDIS = Symbol("REDIS");
export const EVENTS = Symbol("EVENTS");
export const JOBS = Symbol("JOBS");
export const STORAGE = Symbol("STORAGE");
/** Finding creators as the screens do; jobs ask it for ids. */
export const CREATOR_SEARCH = Symbol("CREATOR_SEARCH");
export const SEARCH = Symbol("SEARCH");
export const MAILER = Symbol("MAILER");
export const PLATFORMS = Symbol("PLATFORMS");
export const PAYMENT_PROVIDER = Symbol("PAYMENT_PROVIDER");
export const CONFIG = Symbol("CONFIG");
export const LOGGER = Symbol("LOGGER");
export const METRICS = Symbol("METRICS");
export const CLOCK = Symbol("CLOCK");
/** The names of the roles that run in this process. */
export const ROLES = Symbol("ROLES");
/** Guards of outside services, shared so that operators see them all. */
export const GUARDS = Symbol("GUARDS");
/** Connectors of platforms on which accounts can be connected, and living grants of connections. */
export const CONNECTORS = Symbol("CONNECTORS");
export const GRANTS = Symbol("GRANTS");
export const HELD_GRANTS = Symbol("HELD_GRANTS");
/** Opens and seals the tokens of connections. */
export const SEALING = Symbol("SEALING");
/** What becomes of posts that readings met. */
export const POST_FINDER = Symbol("POST_FINDER");
/** What of the platforms' allowances is used, and until when a platform is left alone. */
export const QUOTAS = Symbol("QUOTAS");
