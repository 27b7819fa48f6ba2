#!/usr/bin/env python3
"""table.py: asks Jinja2 again what every template of the tests' table prints.

The table is Tests/Corpus/jinja-table.txt: the data, the templates that others name, and by
topic one template a line, each followed by a line with what it prints (=) or that it is refused (!).
A line end inside a template or text is written ⏎. New templates are added without a second line.
"""

import copy
import pathlib
import warnings

import jinja2

warnings.simplefilter("ignore")
TABLE = pathlib.Path(__file__).parents[2] / "Tests/Corpus/jinja-table.txt"


def main():
    data, templates, out = {}, {}, []
    for line in TABLE.read_text(encoding="utf-8").split("\n")[:-1]:
        if line.startswith(("= ", "! ")):
            continue
        out.append(line)
        if line.startswith("data "):
            data = jinja2.Environment().compile_expression(line[5:])()
        elif line.startswith("template "):
            _, name, text = line.split(" ", 2)
            templates[name] = text
        elif line and not line.startswith("## "):
            environment = jinja2.Environment(
                loader=jinja2.DictLoader(templates), extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"])
            try:
                template = environment.from_string(line.replace("⏎", "\n"))
                out.append("= " + template.render(copy.deepcopy(data)).replace("\n", "⏎"))
            except Exception as error:  # whatever Python thinks of it
                out.append("! " + type(error).__name__)
    TABLE.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
