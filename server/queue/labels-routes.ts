/** Handlers of `contract.labels`. Who corrects what triage says puts labels; what labels there are is a setting. */
import type { Label } from "../../contract/index.ts";
import { type Caller, desk, may, notFound, refused } from "../identity/index.ts";
import type { Tx } from "../platform/db/connect.ts";
import { type NewFact, recordFacts } from "../platform/facts/facts.ts";
import { newId } from "../platform/ids.ts";
import { type Platform, write } from "../platform/platform.ts";
import { MOST_LABELS, readLabelName } from "./labels.ts";
import {
  countLabels,
  deleteLabel,
  findLabelNamed,
  insertLabel,
  labelsOf,
  lockLabels,
  moveLabel,
  putLabel,
  renameLabel,
  takeLabel,
  usesOf,
} from "./labels-store.ts";
import { holdRules } from "./rules/store.ts";

export interface LabelsDeps {
  platform: Pick<Platform, "db" | "clock" | "announce">;
  /** People put a label on conversations, or took it off: in the transaction that does it. */
  onTaught(tx: Tx, workspaceId: string, labelId: string): Promise<void>;
}

export function labelsRoutes({ platform, onTaught }: LabelsDeps) {
  const { db, clock } = platform;

  return {
    list: desk.labels.list
      .use(may("see_queue"))
      .handler(({ context: { caller } }) => labelsOf(db, caller.workspaceId)),

    uses: desk.labels.uses
      .use(may("see_queue"))
      .handler(({ context: { caller } }) => usesOf(db, caller.workspaceId)),

    make: desk.labels.make
      .use(may("manage_settings"))
      .handler(({ input, context: { caller } }) =>
        write(platform, (tx) => makeLabel(tx, caller, readLabelName(input.name))),
      ),

    rename: desk.labels.rename
      .use(may("manage_settings"))
      .handler(({ input, context: { caller } }) =>
        write(platform, (tx) => rename(tx, caller, { id: input.id, name: readLabelName(input.name) })),
      ),

    merge: desk.labels.merge.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const { workspaceId } = caller;
        // As whoever makes a rule does: the rules first, then the labels.
        await holdRules(tx, workspaceId);
        const both = await lockLabels(tx, workspaceId, [input.id, input.into]);
        const from = both.get(input.id);
        const into = both.get(input.into);
        if (!from || !into || from === into) throw notFound();
        const moved = await moveLabel(tx, workspaceId, from.id, into.id);
        await deleteLabel(tx, workspaceId, from.id);
        const data = { name: from.name, into: into.name, intoId: into.id, moved };
        await tell(tx, caller, [{ kind: "label.merged", subjectId: from.id, data }]);
        return { moved };
      }),
    ),

    remove: desk.labels.remove.use(may("manage_settings")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const label = await lockedLabel(tx, caller, input.id);
        const from = await deleteLabel(tx, caller.workspaceId, label.id);
        const data = { name: label.name, from };
        await tell(tx, caller, [{ kind: "label.removed", subjectId: label.id, data }]);
        return { from };
      }),
    ),

    put: desk.labels.put.use(may("correct")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const label = await lockedLabel(tx, caller, input.label);
        const by = { personId: caller.personId, at: clock.now() };
        const changed = await putLabel(tx, caller.workspaceId, label.id, input.conversations, by);
        await tell(tx, caller, changed.map(about("label.put", label)));
        if (changed.length > 0) await onTaught(tx, caller.workspaceId, label.id);
        return { changed };
      }),
    ),

    take: desk.labels.take.use(may("correct")).handler(({ input, context: { caller } }) =>
      write(platform, async (tx) => {
        const label = await lockedLabel(tx, caller, input.label);
        const by = { personId: caller.personId, at: clock.now() };
        const changed = await takeLabel(tx, caller.workspaceId, label.id, input.conversations, by);
        await tell(tx, caller, changed.map(about("label.taken", label)));
        if (changed.length > 0) await onTaught(tx, caller.workspaceId, label.id);
        return { changed };
      }),
    ),
  };

  async function makeLabel(tx: Tx, caller: Caller, name: string): Promise<Label> {
    const { workspaceId, personId } = caller;
    if ((await countLabels(tx, workspaceId)) >= MOST_LABELS)
      throw refused("labels_full", { max: MOST_LABELS });
    const label = await insertLabel(tx, workspaceId, { id: newId(), name }, { personId, at: clock.now() });
    if (!label) throw refused("label_exists", { label: name });
    await tell(tx, caller, [{ kind: "label.made", subjectId: label.id, data: { name } }]);
    return label;
  }

  async function rename(tx: Tx, caller: Caller, label: Label): Promise<Label> {
    const before = await lockedLabel(tx, caller, label.id);
    if (before.name === label.name) return before;
    const other = await findLabelNamed(tx, caller.workspaceId, label.name);
    if (other && other.id !== label.id) throw refused("label_exists", { label: other.name });
    await renameLabel(tx, caller.workspaceId, label);
    const data = { name: label.name, before: before.name };
    await tell(tx, caller, [{ kind: "label.renamed", subjectId: label.id, data }]);
    return label;
  }

  async function lockedLabel(tx: Tx, { workspaceId }: Caller, id: string): Promise<Label> {
    const label = (await lockLabels(tx, workspaceId, [id])).get(id);
    if (!label) throw notFound();
    return label;
  }

  function tell(tx: Tx, { workspaceId, personId }: Caller, facts: Omit<NewFact, "actorId" | "at">[]) {
    const at = clock.now();
    return recordFacts(
      tx,
      workspaceId,
      facts.map((fact) => ({ ...fact, actorId: personId, at })),
    );
  }
}

/** The name as it was then: a label may be called otherwise later, or be gone. */
function about(kind: string, label: Label) {
  return (conversationId: string) => ({
    kind,
    subjectId: conversationId,
    data: { conversationId, labelId: label.id, name: label.name },
  });
}
