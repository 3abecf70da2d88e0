/** Handlers of `contract.rules`. Everybody sees them; who manages the settings changes them. */
import type { Rule, RuleDraft } from "../../../contract/index.ts";
import { type Caller, desk, may, notFound, refused } from "../../identity/index.ts";
import type { Tx } from "../../platform/db/connect.ts";
import { recordFacts } from "../../platform/facts/facts.ts";
import { newId } from "../../platform/ids.ts";
import { type Platform, write } from "../../platform/platform.ts";
import { MOST_RULES, readRule } from "./draft.ts";
import { nameOf, speaksOf } from "./judging.ts";
import { presentRules } from "./present.ts";
import {
  connectionsOf,
  deleteRule,
  findSpokenOf,
  holdRules,
  insertRule,
  type KeptRule,
  orderRules,
  rulesOf,
  updateRule,
} from "./store.ts";
import { countMatches, tryConditions } from "./trial.ts";

export interface RulesDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
}

export function rulesRoutes({ platform }: RulesDeps) {
  const { db, clock } = platform;

  return {
    list: desk.rules.list
      .use(may("see_queue"))
      .handler(async ({ context: { caller } }) =>
        presentRules(db, caller.workspaceId, await rulesOf(db, caller.workspaceId)),
      ),

    make: desk.rules.make.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const { workspaceId, personId } = caller;
        const draft = readRule(input);
        const before = await holdRules(tx, workspaceId);
        if (before.length >= MOST_RULES) throw refused("rules_full", { max: MOST_RULES });
        await requireThere(tx, workspaceId, draft);
        const rule = { ...draft, id: newId(), on: input.on, changedBy: personId, changedAt: clock.now() };
        const place = Math.min(input.place ?? before.length, before.length);
        await insertRule(tx, workspaceId, rule, place);
        await orderRules(tx, workspaceId, before.map(({ id }) => id).toSpliced(place, 0, rule.id));
        await tell(tx, caller, "rule.made", rule, { on: rule.on });
        return shown(tx, workspaceId, rule.id);
      }),
    ),

    change: desk.rules.change.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const draft = readRule(input);
        const before = await heldRule(tx, caller, input.id);
        if (before.revision !== input.revision) throw refused("rule_changed_meanwhile");
        await requireThere(tx, caller.workspaceId, draft);
        await updateRule(tx, caller.workspaceId, input.id, draft, by(caller));
        await tell(tx, caller, "rule.changed", { ...before, ...draft });
        return shown(tx, caller.workspaceId, input.id);
      }),
    ),

    switch: desk.rules.switch.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const { id, on } = input;
        const before = await heldRule(tx, caller, id);
        if (before.on !== on) {
          await updateRule(tx, caller.workspaceId, id, { on }, by(caller));
          await tell(tx, caller, on ? "rule.switched_on" : "rule.switched_off", before);
        }
        return shown(tx, caller.workspaceId, id);
      }),
    ),

    move: desk.rules.move.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const rules = await holdRules(tx, caller.workspaceId);
        const from = rules.findIndex(({ id }) => id === input.id);
        const rule = rules[from];
        if (!rule) throw notFound();
        const to = input.to === "earlier" ? from - 1 : from + 1;
        if (to < 0 || to >= rules.length) return { moved: false };
        const ids = rules
          .map(({ id }) => id)
          .toSpliced(from, 1)
          .toSpliced(to, 0, rule.id);
        await orderRules(tx, caller.workspaceId, ids);
        await tell(tx, caller, "rule.moved", rule, { place: to + 1 });
        return { moved: true };
      }),
    ),

    remove: desk.rules.remove.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const rule = await heldRule(tx, caller, input.id);
        await deleteRule(tx, caller.workspaceId, rule.id);
        await tell(tx, caller, "rule.removed", rule);
        return { removed: true };
      }),
    ),

    try: desk.rules.try
      .use(may("manage_settings"))
      .handler(({ input, context: { caller } }) => tryConditions(db, caller.workspaceId, input)),

    counts: desk.rules.counts
      .use(may("see_queue"))
      .handler(async ({ context: { caller } }) =>
        countMatches(db, caller.workspaceId, await rulesOf(db, caller.workspaceId)),
      ),
  };

  function by({ personId }: Caller) {
    return { personId, at: clock.now() };
  }

  async function heldRule(tx: Tx, { workspaceId }: Caller, id: string): Promise<KeptRule> {
    const rule = (await holdRules(tx, workspaceId)).find((one) => one.id === id);
    if (!rule) throw notFound();
    return rule;
  }

  async function shown(tx: Tx, workspaceId: string, id: string): Promise<Rule> {
    const kept = (await rulesOf(tx, workspaceId)).filter((rule) => rule.id === id);
    const [rule] = await presentRules(tx, workspaceId, kept);
    return rule!;
  }

  function tell(
    tx: Tx,
    { workspaceId, personId }: Caller,
    kind: string,
    rule: Pick<KeptRule, "id" | "name" | "conditions">,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    const { id, title } = nameOf(rule);
    return recordFacts(tx, workspaceId, [
      { kind, subjectId: id, actorId: personId, at: clock.now(), data: { name: title ?? "", ...data } },
    ]);
  }
}

/** NOT_FOUND where the rule speaks of somebody or something that is not in this workspace. */
async function requireThere(tx: Tx, workspaceId: string, { conditions, effects }: RuleDraft): Promise<void> {
  const people = effects.assignee === null ? [] : [effects.assignee];
  const there = await findSpokenOf(tx, workspaceId, { people, labels: effects.labels }, { hold: true });
  if (!speaksOf(effects).every((id) => there.has(id))) throw notFound();
  const connections = await connectionsOf(tx, workspaceId);
  if (!conditions.connections.every((id) => connections.has(id))) throw notFound();
}
