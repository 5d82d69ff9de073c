// Prints annotations as GitHub's own toolkit does: a list of { command, properties, message } on standard input.
import { issueCommand } from "./node_modules/@actions/core/lib/command.js";
import { readFileSync } from "node:fs";

for (const { command, properties, message } of JSON.parse(readFileSync(0, "utf8"))) {
  // In the order in which the toolkit's own annotations have them.
  const { title, file, line, endLine, col, endColumn } = properties;
  issueCommand(command, { title, file, line, endLine, col, endColumn }, message);
}
