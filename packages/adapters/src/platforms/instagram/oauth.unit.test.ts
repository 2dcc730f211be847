import { describe, expect, it } from "vitest";

import { SCOPES, ShortTokenAnswer, bareCode } from "./oauth.ts";

describe("the short-lived token", () => {
  it.each([
    ["bare, with a number that no number holds", '{"access_token":"IG.a","user_id":17841403401953170}', SCOPES],
    ["with permissions in a list", '{"access_token":"IG.a","user_id":"1","permissions":["instagram_business_basic"]}', ["instagram_business_basic"]],
    ["with permissions in a text, under data", '{"data":[{"access_token":"IG.a","user_id":"1","permissions":"instagram_business_basic,instagram_business_manage_insights"}]}', SCOPES],
  ])("is read %s", (_what, text, scopes) => {
    expect(ShortTokenAnswer.parse(JSON.parse(text))).toEqual({ accessToken: "IG.a", scopes });
  });

  it("is not read when it is not there", () => {
    expect(ShortTokenAnswer.safeParse({ data: [] }).success).toBe(false);
  });
});

describe("the code", () => {
  it("loses what the platform sticks to it", () => {
    expect([bareCode("AQB#_"), bareCode("AQB#"), bareCode("AQB_")]).toEqual(["AQB", "AQB", "AQB_"]);
  });
});
