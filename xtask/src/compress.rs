//! Compresses files as servers do, with Node.

use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::process::{self, Toolbox};

/// Prints the sizes of files and, with `write`, writes compressed files beside them if
/// these are smaller.
const SCRIPT: &str = "
const { readFileSync, writeFileSync } = require('node:fs');
const zlib = require('node:zlib');
const [mode, ...files] = process.argv.slice(1);
const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 };
const sizes = files.map((file) => {
  const bytes = readFileSync(file);
  const gzip = zlib.gzipSync(bytes, { level: 9 });
  const brotli = zlib.brotliCompressSync(bytes, { params });
  if (mode === 'write') {
    if (gzip.length < bytes.length) writeFileSync(file + '.gz', gzip);
    if (brotli.length < bytes.length) writeFileSync(file + '.br', brotli);
  }
  return [bytes, gzip, brotli].map(({ length }) => length);
});
console.log(JSON.stringify(sizes));
";

/// Bytes of each file: raw, after gzip -9 and after brotli -11.
pub(crate) fn measure(
    toolbox: &Toolbox,
    files: impl IntoIterator<Item = PathBuf>,
) -> Result<Vec<[u64; 3]>> {
    run(toolbox, "measure", files)
}

/// Writes `.gz` and `.br` files, except where they are no smaller.
pub(crate) fn write(toolbox: &Toolbox, files: impl IntoIterator<Item = PathBuf>) -> Result<()> {
    run(toolbox, "write", files).map(drop)
}

fn run(
    toolbox: &Toolbox,
    mode: &str,
    files: impl IntoIterator<Item = PathBuf>,
) -> Result<Vec<[u64; 3]>> {
    let mut node = toolbox.command("node")?;
    node.args(["-e", SCRIPT, "--", mode]).args(files);
    serde_json::from_str(&process::output(&mut node)?).context("sizes from node")
}
