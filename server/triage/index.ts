/**
 * Triage: what is this message? Pure functions of the text and of what is known beforehand, one file a question,
 * well under a millisecond, never the network, never the clock. Nothing it gets makes it throw.
 *
 * What people corrected is learned in `learning/`, which owns `triage_examples`, `triage_trainings` and `triage_current`;
 * and, in `triage_recognisers`, which of the brand's own labels are recognised. It promises: what was learned holds only
 * where it is better on messages that were held back, and whatever held before can hold again; a label is recognised only
 * where that finds enough with few wrong. Facts: triage.learned, triage.kept, triage.went_back, triage.label_learned,
 * label.recognition_on, label.recognition_off.
 */

export * from "./labels.ts";
export type { Taught } from "./learning/brand-weights.ts";
export type { LabelTeaching } from "./learning/labels-due.ts";
export { createLearning, type Learning } from "./learning/learning.ts";
export { recognitionRoutes } from "./learning/recognition-routes.ts";
export { learningRoutes } from "./learning/routes.ts";
export { shippedWeights } from "./model/shipped.ts";
export { sortMessage, sortTogether, type Understood } from "./sort.ts";
export { warmTriage } from "./warm.ts";
