/**
 * How long the answer is, and what is to be said about it: the length at once, by an estimate; the rest by the server as
 * soon as the writing pauses. What it said last stays until it says something new, so that nothing flickers.
 */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { AnswerCheck, Conversation } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { type Measured, measure } from "../measure.ts";

type Rules = Conversation["composer"][number];
export interface MeasuredAnswer extends Measured {
  /** The posts it will go out as; null until the server has cut it. */
  parts: { text: string; used: number }[] | null;
  checks: AnswerCheck[];
}

const PAUSE_MS = 300;

export function useMeasure(
  conversationId: string,
  rules: Rules | null,
  text: string,
  signature: string,
): MeasuredAnswer | null {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const audience = rules?.audience ?? "public";
  const exact = useQuery(
    api.replies.measure.queryOptions({
      input: { id: conversationId, audience, text: settled },
      enabled: rules !== null && rules.closed === null && settled.trim() !== "",
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
    }),
  );
  const last = useRef<{ audience: string; checks: AnswerCheck[] } | null>(null);
  const isExact = exact.data !== undefined && settled === text;
  if (isExact) last.current = { audience, checks: exact.data.checks };
  if (!rules) return null;
  if (text.trim() === "") return { ...measure("", rules), parts: null, checks: [] };
  if (isExact) return exact.data;
  const now = measure([text.trim(), signature].filter(Boolean).join(" "), rules);
  const known = last.current?.audience === audience ? last.current.checks : [];
  return { ...now, parts: null, checks: withLength(known, now) };
}

/** The length moves with every key; the others are what was last known of them. */
function withLength(known: AnswerCheck[], { used, max, over }: Measured): AnswerCheck[] {
  return known.map((check) =>
    check.code === "length" ? { ...check, passed: over === 0, params: { used, max, over } } : check,
  );
}
