/** Rights that one process of an installation has at a time: numbers of PostgreSQL's advisory locks, so never change one. */
export const projectorLock = 7_246_010;
export const upkeepLock = 7_246_011;
export const rebuildLock = 7_246_012;
