/** Session memory: which meetings were open, for embeds with `remember`. */

import { recall, remember } from "../host-page.js";
import { updateLabel } from "./label.js";

/** @import { BehaviorController } from "../behavior.js" */

/**
 * Restores the open meetings of this session.
 * @param {BehaviorController} controller
 */
export function restore(controller) {
  if (!controller.host.hasAttribute("remember")) return;
  const ids = recall(controller.articleId);
  if (!ids) return;
  const open = new Set(ids);
  for (const meeting of controller.elements()) controller.setOpen(meeting, open.has(meeting.id), "restore");
  updateLabel(controller.article);
}

/** Stores which meetings are open. @param {BehaviorController} controller */
export function store(controller) {
  if (!controller.host.hasAttribute("remember")) return;
  remember(controller.articleId, controller.openIds());
}
