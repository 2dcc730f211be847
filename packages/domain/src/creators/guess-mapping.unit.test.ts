import { describe, expect, it } from "vitest";
import { guessDefaults, guessMapping, plain } from "./guess-mapping.ts";

/** What each header was taken for, by its name. */
const guessed = (columns: string[]) => {
  const mapping = guessMapping(columns);
  return Object.fromEntries(columns.flatMap((column, index) => (mapping[String(index)] ? [[column, mapping[String(index)]]] : [])));
};

describe("guessing what the columns of other products' exports mean", () => {
  it.each([
    ["Modash", ["Username", "Profile Link", "Full Name", "Platform", "Followers", "Engagement Rate", "Avg. likes", "Avg. comments", "Avg. views", "Fake followers", "Country", "City", "Gender", "Age", "Language", "Emails", "Bio", "Last posted"], {
      Username: "handle", "Profile Link": "profileUrl", "Full Name": "displayName", Platform: "platform", Followers: "followers", "Engagement Rate": "engagementRate", "Avg. likes": "averageLikes",
      "Avg. comments": "averageComments", "Avg. views": "averageViews", Country: "country", City: "city", Gender: "gender", Age: "age", Language: "language", Emails: "email", Bio: "bio", "Last posted": "lastPost",
    }],
    ["HypeAuditor", ["Username", "Full name", "Account link", "Subscribers", "ER %", "Average likes", "Average comments", "Average views", "AQS", "Quality audience %", "Country", "Topics", "E-mail", "Last media date", "Verified"], {
      Username: "handle", "Full name": "displayName", "Account link": "profileUrl", Subscribers: "followers", "ER %": "engagementRate", "Average likes": "averageLikes", "Average comments": "averageComments",
      "Average views": "averageViews", "Quality audience %": "audienceCredibility", Country: "country", Topics: "topics", "E-mail": "email", "Last media date": "lastPost", Verified: "isVerified",
    }],
    ["InsightIQ", ["work_platform_name", "platform_username", "url", "full_name", "follower_count", "engagement_rate", "average_likes", "average_comments", "average_views", "content_count", "introduction", "is_verified", "gender", "creator_language", "creator_location_country", "audience_credibility_score", "last_post_timestamp", "contact_email"], {
      work_platform_name: "platform", platform_username: "handle", url: "profileUrl", full_name: "displayName", follower_count: "followers", engagement_rate: "engagementRate", average_likes: "averageLikes",
      average_comments: "averageComments", average_views: "averageViews", content_count: "postCount", introduction: "bio", is_verified: "isVerified", gender: "gender", creator_language: "language",
      creator_location_country: "country", audience_credibility_score: "audienceCredibility", last_post_timestamp: "lastPost", contact_email: "email",
    }],
    ["GRIN", ["First Name", "Last Name", "Email", "Instagram Handle", "Instagram Followers", "Instagram Engagement Rate", "TikTok Handle", "TikTok Followers", "YouTube URL", "City", "State", "Country", "Gender", "Date of Birth"], {
      "First Name": "displayName", "Last Name": "lastName", Email: "email", "Instagram Handle": "handle", "Instagram Followers": "followers", "Instagram Engagement Rate": "engagementRate", City: "city",
      Country: "country", Gender: "gender", "Date of Birth": "birthYear",
    }],
    ["CreatorIQ", ["Publisher Name", "Social Network", "Account Username", "Account URL", "Followers", "Engagement Rate", "Average Likes", "Average Comments", "Country", "City", "Gender", "Age", "Primary Email", "Categories"], {
      "Publisher Name": "displayName", "Social Network": "platform", "Account Username": "handle", "Account URL": "profileUrl", Followers: "followers", "Engagement Rate": "engagementRate",
      "Average Likes": "averageLikes", "Average Comments": "averageComments", Country: "country", City: "city", Gender: "gender", Age: "age", "Primary Email": "email", Categories: "topics",
    }],
    ["Aspire", ["Name", "Username", "Network", "Email", "Followers", "Engagement Rate (%)", "Average Likes", "Average Comments", "Location", "Proposed Price", "Tags"], {
      Name: "displayName", Username: "handle", Network: "platform", Email: "email", Followers: "followers", "Engagement Rate (%)": "engagementRate", "Average Likes": "averageLikes",
      "Average Comments": "averageComments", Location: "location", "Proposed Price": "price", Tags: "topics",
    }],
    ["Upfluence", ["influencer_name", "email", "country", "city", "language", "gender", "instagram_username", "instagram_url", "instagram_followers", "instagram_engagement_rate", "youtube_username", "youtube_subscribers", "biography"], {
      influencer_name: "displayName", email: "email", country: "country", city: "city", language: "language", gender: "gender", instagram_username: "handle", instagram_url: "profileUrl",
      instagram_followers: "followers", instagram_engagement_rate: "engagementRate", biography: "bio",
    }],
    ["Klear", ["Name", "Screen Name", "Network", "Profile URL", "Followers", "Engagement Rate", "Avg Likes", "Avg Comments", "Influence Score", "True Reach", "Location", "Gender", "Age Group", "Skills", "Email", "Cost per post"], {
      Name: "displayName", "Screen Name": "handle", Network: "platform", "Profile URL": "profileUrl", Followers: "followers", "Engagement Rate": "engagementRate", "Avg Likes": "averageLikes",
      "Avg Comments": "averageComments", Location: "location", Gender: "gender", "Age Group": "age", Skills: "topics", Email: "email", "Cost per post": "price",
    }],
    ["Traackr", ["Influencer", "Platform", "Handle", "Profile Page", "Audience Size", "Engagement Rate", "Location", "Language", "Gender", "Last Post Date", "Description", "Email Address"], {
      Influencer: "displayName", Platform: "platform", Handle: "handle", "Profile Page": "profileUrl", "Audience Size": "followers", "Engagement Rate": "engagementRate", Location: "location",
      Language: "language", Gender: "gender", "Last Post Date": "lastPost", Description: "bio", "Email Address": "email",
    }],
    ["Collabstr", ["Name", "Username", "Platform", "Profile Link", "Followers", "Starting Price", "Location", "Category", "Gender", "Rating"], {
      Name: "displayName", Username: "handle", Platform: "platform", "Profile Link": "profileUrl", Followers: "followers", "Starting Price": "price", Location: "location", Category: "topics", Gender: "gender",
    }],
  ])("knows an export of %s", (_product, columns, expected) => expect(guessed(columns)).toEqual(expected));

  it.each(["Average likes", "average_likes", "AVERAGE LIKES", "AverageLikes", "Avg. Likes", "avg-likes"])("reads the header %s whatever its case, spaces and underscores", (header) => {
    expect(guessed([header])).toEqual({ [header]: "averageLikes" });
  });

  it("takes the network whose handles it takes for the file's platform", () => {
    expect(guessDefaults("creators.csv", ["TikTok Handle", "TikTok Followers", "Instagram Handle", "YouTube Subscribers"]).platform).toBe("tiktok");
    expect(guessDefaults("creators.csv", ["YouTube Subscribers", "Username"]).platform).toBe("youtube");
    expect(guessDefaults("creators.csv", ["Username"]).platform).toBeNull();
  });

  it("gives each meaning to one column only", () => {
    expect(guessed(["Followers", "Total followers", "Follower count"])).toEqual({ Followers: "followers" });
  });

  it("leaves out what would be taken for something else", () => {
    expect(guessed(["Fake followers", "Audience country", "Audience location", "Views", "Likes", "AQS", "Influence Score", "Constructor"])).toEqual({});
    expect(plain("toString")).toBe("to string");
  });
});
