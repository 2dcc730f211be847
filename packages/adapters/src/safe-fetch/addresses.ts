import ipaddr from "ipaddr.js";

/** IANA has given out global unicast addresses from this block only. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether an address belongs to the public internet. Private, shared (CGNAT), loopback, link-local, reserved and
 * transition addresses are not; IPv4 inside IPv6 (mapped, NAT64) is judged as the IPv4 address it reaches.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  const inner = innerIPv4(parsed);
  if (inner) return inner.range() === "unicast";
  return parsed.zoneId === undefined && parsed.range() === "unicast" && parsed.match(GLOBAL_IPV6);
}

function innerIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  return address.match(NAT64) ? new ipaddr.IPv4(address.toByteArray().slice(-4)) : null;
}
