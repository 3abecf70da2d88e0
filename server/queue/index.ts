/**
 * The queue owns work items (`work_items`), the brand's own labels (`labels`, `conversation_labels`, `labels_taken`), saved views
 * (`views`), what each person set for themselves (`own_settings`), the brand's own rules for what comes in (`rules`) and
 * the rules of time: calendars, deadlines, the order of the queue. Customers' messages come in through `open` and `hear`, our answers through `answer`.
 *
 * It promises: a conversation has at most one item that has not left; nothing leaves without an answer or a reason,
 * which the database holds as well; every item has a deadline; two people never take the same one. Each change is a
 * fact with who made it: settings.changed, item.assigned, item.snoozed, item.woken, item.done, item.set_aside, item.reopened,
 * item.corrected, message.corrected, label.put, rule.made and the like; and what time does: item.woken, item.due_soon, item.late.
 */

export { type Calendar, openCalendar } from "./calendar.ts";
export {
  DEFAULT_DEADLINES,
  type Deadline,
  type DeadlineFacts,
  type DeadlineRule,
  type DeadlineRules,
  type Pace,
} from "./default-deadlines.ts";
export type { Looking, Narrowing } from "./filter.ts";
export { heardAfter, heardAs } from "./heard.ts";
export { type Holiday, holidaysOf, regionsOf } from "./holidays.ts";
export type { HeardMessage, Labels, WorkItem } from "./item.ts";
export { type LabelsDeps, labelsRoutes } from "./labels-routes.ts";
export { type LabelRecognised, putLabelsByRule, putLabelsRecognised } from "./labels-store.ts";
export { labelTeaching } from "./labels-taught.ts";
export { isGone, isImported, isNetworksSpam, isRubbish, setAsImported } from "./left.ts";
export { type Listed, type Listing, listByIds, listQueue } from "./listing.ts";
export {
  answer,
  hear,
  type NewPlace,
  noticed,
  open,
  type PlaceRules,
  placed,
  recount,
  SAME_MATTER_MS,
} from "./place.ts";
export { present } from "./present.ts";
export { previewOf } from "./preview.ts";
export { setRight, setRightBefore } from "./relabel.ts";
export { type QueueDeps, queueRoutes } from "./routes.ts";
export { createRulebook, type Rulebook } from "./rulebook.ts";
export { type Judged, judge, type Ruling, ruledBy } from "./rules/judging.ts";
export type { Sheet } from "./rules/matching.ts";
export { type LabelByRule, obey } from "./rules/obeying.ts";
export { type RulesDeps, rulesRoutes } from "./rules/routes.ts";
export { findSpokenOf } from "./rules/store.ts";
export type { Schedule } from "./schedule.ts";
export { type SettingsDeps, settingsRoutes } from "./settings.ts";
export { comeBack } from "./states.ts";
export { findWaiting, keepItems, lockLatestItems } from "./store.ts";
export { watchTheClock } from "./watch.ts";
