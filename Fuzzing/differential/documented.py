"""Differences from Jinja2 that Documentation/template-language.md lists; each with its reason."""

import html
import re

PYTHON_OBJECTS = re.compile(
    r"object at 0x|object <t 0x|0x[0-9a-f]{9,}|<built-in|&lt;built-in|<bound|&lt;bound|<generator|&lt;generator|<Macro|&lt;Macro|"
    r"<LoopContext|&lt;LoopContext|<TemplateReference|&lt;TemplateReference|<class|&lt;class|<function|"
    r"&lt;function|<BlockReference|&lt;BlockReference|<Namespace|&lt;Namespace|<TemplateModule|"
    r"&lt;TemplateModule|<method|&lt;method|<Cycler|&lt;Cycler|<slot wrapper|m<cro", re.I)


def reason(template, templates, options, expected, got):
    """The name of the documented difference that explains this one; None when there is none."""
    judge, judged = expected
    ours, answer = got
    if judge == "ok":
        if PYTHON_OBJECTS.search(judged):
            return "prints a Python object"
        if re.search(r"%r' % .*\|(reverse|map|select|reject|items)", template + templates["p2"]):
            return "prints a Python object"
        if re.search(r"\dj\)?", judged) and "nan" in answer:
            return "complex number"
        if ours == "error" and re.search(r"template\.(range|output|text)-too-large|number-too-large", answer):
            return "limits"
        if ours == "error" and re.search(r"template\.unknown-(filter|test)\b", answer):
            return "unknown filters and tests found when compiling"
        if options.get("undefined") and "template.unknown-" in answer and re.search(r"\|pprint|\|safe\) %", template + templates["p2"]):
            return "what may be asked of a name that does not exist"
        if options.get("undefined") and "template.no-else" in answer:
            return "what may be asked of a name that does not exist"
        if "sameas(" in template + templates["p2"] and ours == "ok":
            return "lists have no identity"
        if re.search(r"(keys|values|items)\(\).* is sequence", template + templates["p2"]):
            return "generators and views are lists"
        if ours == "error" and "cannot compare" in answer and re.search(r"(keys|items)\(\)\)* *[<>]", template + templates["p2"]):
            return "generators and views are lists"
        bare = judged.replace("Markup(", "").replace("')", "'").replace("&#39;)", "&#39;")
        if ours == "ok" and answer == bare:
            return "text made from a single piece of markup"
        # Escaped once more by us, where a format of one field handed the markup on as it was.
        if ours == "ok" and len(answer) > len(judged) and "&" in judged \
                and re.search(r"'\{[^'{}]*(\{\})?\}'\.format\(.*\|e\b", template + templates["p2"]):
            return "text made from a single piece of markup"
        if ours == "ok" and len(answer) > len(judged) and bare_text(answer) == bare_text(judged) \
                and re.search(r"'\{[^'{}]*(\{\})?\}'\.format\(", template + templates["p2"]):
            return "text made from a single piece of markup"
        if "{% extends" in template + templates["p2"] or "%extends" in template + templates["p2"]:
            if "include" in template + templates["p2"]:
                return "includes after `extends` print nothing"
            if re.search(r"% *(if|for)\b.*extends.*% *call\b", template + templates["p2"], re.S):
                return "a call after an uncertain `extends` prints nothing"
        if ours == "error" and "unclosed-tag" in answer and re.search(r"\{\{\}|\{\{[-+]? \{\{", template):
            return "a record right before two braces"
        if ours == "error" and "needs a whole number, not number" in answer and "range(" in template + templates["p2"]:
            return "limits"
        if ours == "error" and re.search(r"missing-template", answer):
            return "missing template found when compiling"
        if ours == "error" and re.search(r"template\.(expected|unexpected)", answer) \
                and re.search(r"\bnot [\[(0-9'\"a-z]", template + templates["p2"]):
            return "`not` taken for a name"
        if ours == "error" and answer.startswith("p2:"):
            return "broken template found when compiling"
        if "template.no-item" in answer and re.search(r"\[\]\|(max|min|first|last|random):", template + templates["p2"]):
            return "constants worked out when compiling"
        if options.get("undefined") and "template.no-item" in answer and re.search(r"\|(max|min|first|last|random)\b", template + templates["p2"]):
            return "constants worked out when compiling"
        if ours == "error" and "needs a whole number" in answer and re.search(r"\[(\(*\[[^\]]*\])?[^\]]*:", template + templates["p2"]):
            return "constants worked out when compiling"
        if ours == "error" and "needs a list, not nothing" in answer and re.search(r"none[^}]*\[[^\]}]*:", template):
            return "constants worked out when compiling"
        if re.search(r"autoescape t\b", template + templates["p2"]):
            return "literals where autoescape is worked out"
    else:
        if "unhashable type" in judged:
            return "unhashable"
        if "'reversed'" in judged or "reverseiterator" in judged:
            return "generators and views are lists"
        if "generator" in judged or "dict_" in judged or "'map' object" in judged:
            return "generators and views are lists"
        if ("TemplateSyntaxError: expected token" in judged or re.search(r"'\w+' is undefined", judged)) and re.search(r" is (not )?\w+ (if|in|not)\b", template + templates["p2"]):
            return "a keyword ends a test"
        if re.search(r"test_\w+\(\) takes \d+ positional", judged) and re.search(r" is (not )?\w+ not in\b", template + templates["p2"]):
            return "a keyword ends a test"
        # Jinja works out what stands before such a test, whatever the `if` says.
        if ours == "ok" and re.search(r" is (not )?\w+ if \(", template + templates["p2"]):
            return "a keyword ends a test"
        late = re.search(r"'(\w+)' is undefined", judged)
        if late and re.search(
                r"(\{%%[+-]? |^[ \t]*%%[+-]?)set %s\b" % late.group(1), template + templates["p2"], re.M):
            return "name set later"
        if "Undefined.__format__" in judged and re.search(r"format\(g\).*\{%[+-]? from 'p3' import g\b", template, re.S):
            return "name set later"
        if "Format specifier missing precision" in judged and "p=i)" in template \
                and re.search(r"p=i\).*\{%[+-]? set i\b", template, re.S):
            return "name set later"
        if "No aggregated item" in judged and options.get("undefined"):
            return "constants worked out when compiling"
        if "RecursionError" in judged or "MemoryError" in judged or "OverflowError" in judged:
            return "limits"
    if "<built-in" in judged or "complex" in judged:
        return "complex number" if "complex" in judged else "prints a Python object"
    return None


def bare_text(text):
    """A text without any of its escaping, however often it was escaped."""
    while (bare := html.unescape(text)) != text:
        text = bare
    return text
