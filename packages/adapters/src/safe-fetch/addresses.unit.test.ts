import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { isPublicAddress } from "./addresses.ts";

const NOT_PUBLIC = {
  "this network": "0.0.0.0",
  "private 10/8": "10.20.30.40",
  "private 172.16/12": "172.31.255.254",
  "private 192.168/16": "192.168.1.1",
  "carrier-grade NAT": "100.64.0.1",
  loopback: "127.0.0.1",
  "the rest of loopback": "127.255.255.254",
  "link-local, cloud metadata": "169.254.169.254",
  "protocol assignments": "192.0.0.1",
  benchmarking: "198.18.0.1",
  documentation: "203.0.113.7",
  "6to4 relay": "192.88.99.1",
  multicast: "224.0.0.1",
  reserved: "240.0.0.1",
  broadcast: "255.255.255.255",
  "IPv6 unspecified": "::",
  "IPv6 loopback": "::1",
  "IPv4-compatible loopback": "::127.0.0.1",
  "IPv4-mapped loopback": "::ffff:127.0.0.1",
  "IPv4-mapped loopback in hex": "::ffff:7f00:1",
  "IPv4-mapped metadata": "::ffff:169.254.169.254",
  "NAT64 of loopback": "64:ff9b::7f00:1",
  "NAT64 of a private address": "64:ff9b::10.0.0.1",
  "local-use NAT64": "64:ff9b:1::1",
  "6to4 of loopback": "2002:7f00:1::",
  teredo: "2001::1",
  "unique local": "fd00::1",
  "IPv6 link-local": "fe80::1",
  "IPv6 link-local with a zone": "fe80::1%eth0",
  "a public address with a zone": "2606:4700::1111%eth0",
  "site-local": "fec0::1",
  "discard only": "100::1",
  "IPv6 documentation": "2001:db8::1",
  "IPv6 multicast": "ff02::1",
  "outside global unicast": "4000::1",
  "a name": "example.org",
  nothing: "",
};

describe("which addresses are public", () => {
  it.each(Object.entries(NOT_PUBLIC))("refuses %s", (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["8.8.8.8", "93.184.215.14", "100.63.255.255", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])("lets %s through", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("judges an IPv4 address the same way however IPv6 wraps it", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(isPublicAddress(`::ffff:${address}`)).toBe(isPublicAddress(address));
        expect(isPublicAddress(`64:ff9b::${address}`)).toBe(isPublicAddress(address));
      }),
    );
  });
});
