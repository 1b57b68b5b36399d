/** Opens all meetings for printing and restores them afterwards. */

import { programmatic } from "./toggle-reason.js";

/** @import { BehaviorController } from "../behavior.js" */

/**
 * Opens every meeting, also in single mode, where the browser would close all but
 * one: the grouping is removed until printing is over.
 * @param {BehaviorController} controller
 */
export function beforePrint(controller) {
  if (controller.printing) return;
  const all = controller.elements();
  for (const meeting of all) meeting.removeAttribute("name");
  controller.printing = new Set(all.filter((meeting) => !meeting.open));
  openForPrint(controller, controller.printing, true);
}

/** @param {BehaviorController} controller */
export function afterPrint(controller) {
  const { printing, isSingle, articleId } = controller;
  if (!printing) return;
  openForPrint(controller, printing, false);
  controller.printing = undefined;
  if (isSingle) for (const meeting of controller.elements()) meeting.setAttribute("name", articleId);
}

/**
 * @param {BehaviorController} controller
 * @param {Iterable<HTMLDetailsElement>} meetings
 * @param {boolean} open
 */
function openForPrint(controller, meetings, open) {
  for (const meeting of meetings) {
    if (meeting.open === open) continue;
    controller.reasons.record(meeting, programmatic("print"));
    meeting.open = open;
  }
  controller.afterChange("print");
}
