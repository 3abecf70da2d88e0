import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "../http.ts";
import { asHtml } from "../text.ts";
import { type Comment, routeUrl } from "./api.ts";
import { commentFailure, commentOf, findAnswer } from "./outbound.ts";

const now = Temporal.Instant.from("2026-11-20T10:10:00Z");

function said(status: number, code?: string): HttpAnswer {
  const json = code ? { code, message: "<strong>Error</strong>: words", data: { status } } : undefined;
  return { kind: "answered", status, headers: new Headers(), text: "", json, url: "" };
}

function ours(id: number, raw: string, date_gmt = "2026-11-20T10:09:00"): Comment {
  return { id, post: 7, parent: 42, author: 3, date_gmt, content: { raw }, status: "approved" };
}

describe("the comment that is posted", () => {
  test("shows the very words", () => {
    expect(commentOf(" a < b & c\n<script>x</script> ")).toEqual({
      content: "a &lt; b &amp; c\n&lt;script&gt;x&lt;/script&gt;",
    });
  });

  test("is neither empty nor longer than the column", () => {
    expect(commentOf(" \n\u0000 ")).toEqual({ refused: "empty" });
    expect(commentOf("x".repeat(65_525))).toHaveProperty("content");
    expect(commentOf(`${"x".repeat(65_524)}é`)).toEqual({ refused: "too_long" });
  });
});

test.each([
  [said(409, "comment_duplicate"), "refused duplicate"],
  [said(400, "comment_flood"), "later rate_limited"],
  [said(403, "rest_comment_closed"), "refused recipient_closed"],
  [said(403, "rest_comment_trash_post"), "refused parent_gone"],
  [said(404, "rest_comment_invalid_id"), "refused parent_gone"],
  [said(404, "rest_no_route"), "later network_down"],
  [said(404), "later network_down"],
  [said(401, "incorrect_password"), "sign_in_again sign_in_again"],
  [said(400, "rest_comment_content_invalid"), "refused empty"],
  [said(400, "rest_invalid_param"), "refused rejected"],
  [said(500), "unknown network_down"],
  [said(201), "unknown network_down"],
])("%# an answer that is no success becomes %s", (answer, wanted) => {
  const failure = commentFailure(answer, now);
  expect(`${failure.outcome} ${failure.refusal.code}`).toBe(wanted);
  expect(failure.refusal.detail ?? "").not.toContain("<");
});

test("the flood guard is waited for", () => {
  expect(commentFailure(said(400, "comment_flood"), now)).toMatchObject({ after: "2026-11-20T10:10:15Z" });
});

describe("looking for an answer of unknown outcome", () => {
  const outbound = { text: "Sí, Ana: 5 < 6 & más…\n\nFins aviat", since: "2026-11-20T10:08:00Z" };

  test("finds the same words, whatever became of white space and entities", () => {
    const there = ours(50, asHtml("Sí, Ana: 5 < 6 & más…\r\nFins  aviat "));
    expect(findAnswer([ours(51, "Another"), there], outbound, now, null)?.id).toBe(50);
    expect(findAnswer([ours(51, "Sí, Ana")], outbound, now, null)).toBeNull();
  });

  test("an older answer with the same words is not this one, on the blog's own clock", () => {
    const old = ours(50, asHtml(outbound.text), "2026-11-20T10:01:00");
    expect(findAnswer([old], outbound, now, null)).toBeNull();
    // The blog's clock is ten minutes behind: by it, that comment was written after the first attempt.
    expect(findAnswer([old], outbound, now, now.subtract({ minutes: 10 }))?.id).toBe(50);
  });
});

test("a route under both kinds of root", () => {
  const query = { context: "edit" };
  expect(String(routeUrl("https://b.example/wp-json/", "/wp/v2/comments", query))).toBe(
    "https://b.example/wp-json/wp/v2/comments?context=edit",
  );
  expect(String(routeUrl("https://b.example/index.php?rest_route=/", "/wp/v2/comments", query))).toBe(
    "https://b.example/index.php?rest_route=%2Fwp%2Fv2%2Fcomments&context=edit",
  );
});
