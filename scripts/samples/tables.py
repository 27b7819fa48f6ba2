"""The sample figures, as readable text tables: [sheet], a line of column ids, then a line per row."""

import datetime
import pathlib

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def schema():
    """The sheets of Templates/records/so-lieu.yaml, by id, in order."""
    text = (ROOT / "Templates/records/so-lieu.yaml").read_text(encoding="utf-8")
    return {sheet["id"]: sheet for sheet in yaml.safe_load(text)["sheets"]}


def value(text, kind):
    """One cell: a number or date where the column holds such, else the words; None when blank."""
    if text == "":
        return None
    if kind == "integer":
        return int(text)
    if kind == "number":
        return float(text) if "." in text else int(text)
    if kind == "date":
        return datetime.date.fromisoformat(text)
    return text


class Figures:
    """What one dossier's workbook holds."""

    def __init__(self, path):
        self.date = None
        self.rows = {}  # sheet id -> list of {column id: value}
        self.totals = {}  # sheet id -> the words of its typed total row
        sheets = schema()
        sheet = columns = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("ngày tệp:"):
                self.date = datetime.date.fromisoformat(line.split(":")[1].strip())
            elif line.startswith("["):
                sheet = sheets[line.strip("[]")]
                columns = None
                self.rows[sheet["id"]] = []
            elif line.startswith("= "):
                self.totals[sheet["id"]] = line[2:].strip()
            elif columns is None:
                kinds = {c["id"]: c.get("type", "text") for c in sheet["columns"]}
                columns = [(name.strip(), kinds[name.strip()]) for name in line.split("|")]
            else:
                cells = [cell.strip() for cell in line.split("|")]
                if len(cells) != len(columns):
                    raise SystemExit(
                        f"{path.name}:{number}: {len(cells)} ô, cần {len(columns)}")
                self.rows[sheet["id"]].append(
                    {name: value(cell, kind) for cell, (name, kind) in zip(cells, columns)})
