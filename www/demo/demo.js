/**
 * The switches of the demo page: each form control is an attribute of the embed.
 * It owns nothing of the widget and uses what any page could use.
 */

const widget = document.querySelector("#article");
const form = document.querySelector("#attributes");
const last = document.querySelector("#last");

// A browser that goes back fills the form in again without a `change` event.
for (const control of form.elements) apply(control);
form.addEventListener("change", (event) => apply(event.target));

document.addEventListener("meeting-toggle", ({ detail }) => {
  last.textContent = `meeting-toggle ${JSON.stringify(detail)}`;
});

document.addEventListener("article-error", ({ detail }) => {
  last.textContent = `article-error ${JSON.stringify(detail)}`;
});

/** The first choice is the default, which is the same as no attribute. */
function apply({ name, value, selectedIndex }) {
  if (selectedIndex > 0) {
    widget.setAttribute(name, value);
  } else {
    widget.removeAttribute(name);
  }
}
