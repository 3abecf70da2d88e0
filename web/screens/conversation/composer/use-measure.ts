/** How long the answer is: estimated with every key, counted by the server when the writing pauses. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Conversation } from "../../../../contract/index.ts";
import { api } from "../../../api/client.ts";
import { type Measured, measure } from "../measure.ts";

type Rules = Conversation["composer"][number];
export interface MeasuredAnswer extends Measured {
  /** The posts it will go out as; null until the server has cut it. */
  parts: { text: string; used: number }[] | null;
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
  const exact = useQuery(
    api.replies.measure.queryOptions({
      input: { id: conversationId, audience: rules?.audience ?? "public", text: settled },
      enabled: rules !== null && settled.trim() !== "",
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  );
  if (!rules) return null;
  const whole = [text.trim(), signature].filter(Boolean).join(" ");
  const now = measure(whole, rules);
  const isExact = exact.data && settled === text && text.trim() !== "" && !exact.isPlaceholderData;
  return isExact ? exact.data : { ...now, parts: null };
}
