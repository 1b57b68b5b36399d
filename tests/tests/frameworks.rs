//! What concerns frameworks and needs no browser.

use article_widget_tests::repository;
use std::process::Command;

/// Frameworks bring some of a browser's names to the server: Lit a
/// `customElements`, others an `HTMLElement`.
#[test]
fn importing_the_loader_on_a_server_does_nothing() {
    let script = "
      globalThis.customElements = {
        get() {}, define() { throw new Error('there is no page to define it for') } };
      globalThis.HTMLElement = class {};
      URL.parse ??= (address) => new URL(address);
      const { version } = await import('./pkg/loader.js');
      console.log(version);";
    let output = Command::new("node")
        .args(["--input-type=module", "--eval", script])
        .current_dir(repository())
        .output()
        .expect("node starts");
    let [said, complained] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{complained}");
    assert_eq!(
        (said.trim(), complained.as_str()),
        (env!("CARGO_PKG_VERSION"), "")
    );
}
