//! What the codes mean: one for a reader at a terminal, all of them as a list or as a page.

use crate::diagnostic::{Code, Explanation, Level};
use crate::lang::Lang;

/// One code: what it is, why, an example, and how to count it otherwise.
pub fn one(code: Code, lang: Lang) -> String {
    let explanation = code.explanation();
    let telling = explanation.in_lang(lang);
    let mut out = format!("{} ({})\n\n{}\n\n", telling.title, heading(code, lang), telling.why.trim_end());
    for (label, text) in examples(explanation, lang) {
        out += &format!("{label}, {}:\n\n{}\n", explanation.file, indented(text));
    }
    out + &otherwise(code, lang)
}

/// Every code with how much it counts and its rule in a sentence.
pub fn list(lang: Lang) -> String {
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or_default();
    let name = widest(&mut Code::ALL.iter().map(|code| code.name().len()));
    let level = widest(&mut [Level::Error, Level::Warning].into_iter().map(|one| one.word(lang).chars().count()));
    let line = |code: &Code| {
        let title = &code.explanation().in_lang(lang).title;
        format!("{:name$}  {:level$}  {title}\n", code.name(), code.level().word(lang))
    };
    Code::ALL.iter().map(line).collect()
}

/// Every code as one page of Markdown.
pub fn page(lang: Lang) -> String {
    let mut out = lang
        .pick(
            "# Hvad mus check finder\n\nSiden er skrevet af »mus explain --list --format markdown«.\n\n",
            "# What mus check finds\n\nThis page is written by `mus explain --list --format markdown`.\n\n",
        )
        .to_owned();
    out += lang.pick(
        "Hvor meget et fund tæller, kan ændres: i mus.toml under `[checks]`, for én kørsel med `--deny`, `--warn` og `--allow`, \
         og i en fil med `# mus: allow KODE — begrundelse`.\nBag en værdi gælder kommentaren linjen, på sin egen linje det, der \
         står under den, og over den første nøgle hele filen.\n",
        "How much a finding counts can be changed: in mus.toml under `[checks]`, for one run with `--deny`, `--warn` and \
         `--allow`,\nand in a file with `# mus: allow CODE — reason`. Behind a value the comment is about that line, on a line of \
         its own about\nwhat stands below it, and above the first key about the whole file.\n",
    );
    for code in Code::ALL {
        let explanation = code.explanation();
        let telling = explanation.in_lang(lang);
        out += &format!(
            "\n## {code}\n\n**{}** ({})\n\n{}\n",
            telling.title,
            code.level().word(lang),
            telling.why.trim_end()
        );
        for (label, text) in examples(explanation, lang) {
            let kind = if explanation.file == "mus.toml" { "toml" } else { "yaml" };
            out += &format!("\n{label}, `{}`:\n\n```{kind}\n{}\n```\n", explanation.file, text.trim_end());
        }
    }
    out
}

fn heading(code: Code, lang: Lang) -> String {
    format!("{code}, {}", code.level().word(lang))
}

fn examples(explanation: &Explanation, lang: Lang) -> impl Iterator<Item = (&'static str, &str)> {
    let bad = Some((lang.pick("Forkert", "Wrong"), explanation.bad.as_str()));
    let good = explanation.better.as_deref().or(explanation.good.as_deref());
    let good = good.map(|good| (lang.pick("Rigtigt", "Right"), good));
    [bad, good].into_iter().flatten().filter(|(_, text)| !text.trim().is_empty())
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

fn otherwise(code: Code, lang: Lang) -> String {
    let level = if code.level() == Level::Error { "warning" } else { "error" };
    match lang {
        Lang::Da => format!("Tæl det anderledes: skriv {code} = \"{level}\" under [checks] i mus.toml.\n"),
        Lang::En => format!("Count it otherwise: write {code} = \"{level}\" under [checks] in mus.toml.\n"),
    }
}
