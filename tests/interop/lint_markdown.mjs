// Prints as JSON what markdownlint finds in Markdown files. A paragraph is one line, so that issues wrap it themselves; an empty cell
// in somebody's own table is written with two blanks; a goal may be a sentence, with its full stop, and is a heading all the same.
import { lint } from "markdownlint/sync";

const found = lint({ files: process.argv.slice(2), config: { default: true, "line-length": false, "table-column-style": false, "no-trailing-punctuation": false } });
const rows = Object.entries(found).flatMap(([file, rows]) =>
  rows.map(({ lineNumber, ruleNames, errorDetail }) => ({ file, line: lineNumber, rule: ruleNames.join("/"), detail: errorDetail })),
);
console.log(JSON.stringify(rows));
