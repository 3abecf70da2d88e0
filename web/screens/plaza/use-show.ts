import { useQuery } from "@tanstack/react-query";
import type { Plaza } from "../../api/plaza.ts";
import { useAct } from "./use-plaza.ts";

/** Whether people write by themselves, and whether a storm passes; null for a town without a cast. */
export function useShow(plaza: Plaza) {
  return useQuery({ queryKey: ["plaza", "show"], queryFn: plaza.show, refetchInterval: 5_000 });
}

export function useStorm(plaza: Plaza) {
  return useAct((begins: boolean) => plaza.storm(begins));
}

export function useRunShow(plaza: Plaza) {
  return useAct((running: boolean) => plaza.runShow(running));
}
