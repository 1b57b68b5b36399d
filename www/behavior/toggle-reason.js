/**
 * What triggers the next `toggle` event of a meeting. The event itself does not
 * say, so whoever opens or closes a meeting records the reason beforehand.
 */

/** The meeting was open from the start. */
export const INITIAL = { reason: "find" };
/** A click, which opens or closes the meeting unless the page prevents it. */
export const USER_CLICK = { reason: "user" };
/** Opened or closed by the controller. */
export const programmatic = (reason) => ({ reason, isProgrammatic: true });
/** Not triggered by us, so the browser did it (find-in-page). */
const UNRECORDED = { reason: "find" };

/** The recorded reason for each meeting that has one. */
export class ToggleReasons {
  #reasons = new WeakMap();

  /** Replaces what was recorded before: the browser sends one event for all
      changes since the last one. */
  record(meeting, reason) {
    this.#reasons.set(meeting, reason);
  }

  /** The reason for the event that has just arrived. */
  consume(meeting) {
    const reason = this.#reasons.get(meeting) ?? UNRECORDED;
    this.#reasons.delete(meeting);
    return reason;
  }
}
