/** Links to a meeting: the page's fragment, and the link that each meeting has. */

import { leadsHere, linkedMeeting, showMeeting, updateLinks } from "../host-page.js";

/** @import { BehaviorController } from "../behavior.js" */

/**
 * Opens and shows the meeting that the page's fragment names, if any.
 * @param {BehaviorController} controller
 */
export function followHash(controller, isClick = false) {
  const { host, root, article, articleId } = controller;
  const meeting = linkedMeeting(host, root, articleId);
  if (!meeting) return;
  controller.set(meeting, true, "hash");
  showMeeting(host, article, meeting, isClick);
}

/**
 * Clicking a link to the current URL fires no `hashchange`.
 * @param {BehaviorController} controller
 * @param {Element} link
 * @param {MouseEvent} click
 */
export function followLink(controller, link, click) {
  updateLinks(controller.article);
  if (leadsHere(link, click)) followHash(controller, true);
}
