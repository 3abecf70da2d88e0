/** What the rules do to a work item once: who gets it, that it stays on top, the labels on its conversation. Pure. */
import type { NewFact } from "../../platform/facts/facts.ts";
import type { WorkItem } from "../item.ts";
import { isGone } from "../left.ts";
import { type PlaceRules, placed } from "../place.ts";
import { settledNow } from "../settled.ts";
import { move } from "../states.ts";
import type { NamedRule, Ruling } from "./judging.ts";

export interface Obeyed {
  item: WorkItem;
  /** To be put on the item's conversation. */
  labels: LabelByRule[];
  facts: NewFact[];
}

export interface LabelByRule {
  conversationId: string;
  labelId: string;
  by: NamedRule;
}

/**
 * Each thing once an item, and never where a person has decided: who is in charge stays, what somebody has let go of is
 * not given again. What has left the queue is left alone.
 */
export function obey(before: WorkItem, ruling: Ruling, rules: PlaceRules): Obeyed {
  if (isGone(before)) return { item: before, labels: [], facts: [] };
  const { settled = [] } = before.weighed;
  const open = (what: string) => !settled.includes(what);
  const facts: NewFact[] = [];
  let item = before;

  const { assignee, pin } = ruling;
  if (assignee && item.assigneeId === null && open("assignee")) {
    const given = move(item, { to: "assign", assigneeId: assignee.value }, null, rules.now);
    if (typeof given !== "string") {
      facts.push(assigned(item, given, assignee.by, rules.now));
      item = given;
    }
  }
  if (pin && item.pin === 0 && open("pin")) item = placed({ ...item, pin: 1 }, rules);
  const labels = ruling.labels.filter(({ value }) => open(value));

  const done = [...(pin ? ["pin"] : []), ...labels.map(({ value }) => value)];
  const { conversationId } = item;
  return {
    item: { ...item, weighed: settledNow(item.weighed, done) },
    labels: labels.map(({ value, by }) => ({ conversationId, labelId: value, by })),
    facts,
  };
}

function assigned(before: WorkItem, after: WorkItem, by: NamedRule, now: number): NewFact {
  const { conversationId, assigneeId } = after;
  return {
    kind: "item.assigned",
    subjectId: after.id,
    actorId: null,
    at: Temporal.Instant.fromEpochMilliseconds(now),
    data: {
      conversationId,
      from: before.state,
      to: after.state,
      fromAssigneeId: null,
      assigneeId,
      ruleId: by.id,
      rule: by.title ?? "",
    },
  };
}
