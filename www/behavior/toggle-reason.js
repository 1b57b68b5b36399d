/**
 * What triggers the next `toggle` event of a meeting. The event has no reason, so
 * code that opens or closes a meeting records one beforehand.
 */

/** @import { ToggleReason } from "../element.js" */
/** @typedef {{ reason: ToggleReason, isProgrammatic?: boolean }} RecordedReason */

/** The meeting was open from the start. @type {RecordedReason} */
export const INITIAL = { reason: "find" };
/** A click, which opens or closes the meeting unless the page prevents it. @type {RecordedReason} */
export const USER_CLICK = { reason: "user" };
/**
 * Opened or closed by the controller.
 * @param {ToggleReason} reason
 * @returns {RecordedReason}
 */
export const programmatic = (reason) => ({ reason, isProgrammatic: true });
/** Not triggered by us, so the browser did it (find-in-page). @type {RecordedReason} */
const UNRECORDED = { reason: "find" };

/** The recorded reason for each meeting that has one. */
export class ToggleReasons {
  /** @type {WeakMap<Element, RecordedReason>} */
  #reasons = new WeakMap();

  /**
   * Replaces what was recorded before: the browser sends one event for all
   * changes since the last one.
   * @param {Element} meeting
   * @param {RecordedReason} reason
   */
  record(meeting, reason) {
    this.#reasons.set(meeting, reason);
  }

  /** The reason for the event that has just arrived. @param {Element} meeting */
  consume(meeting) {
    const reason = this.#reasons.get(meeting) ?? UNRECORDED;
    this.#reasons.delete(meeting);
    return reason;
  }
}
