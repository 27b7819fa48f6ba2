"""Random templates: mostly of the right kinds, so that most of them print something."""

NAMES = {
    "text": ["s", "e", "h", "nl", "long", "d.b.c", "ng[0].ten", "ng[-1].ten", "l2[1]", "url"],
    "int": ["i", "z", "neg", "l[0]", "d.a", "ng[0].tuoi", "big"],
    "float": ["f", "g", "half"],
    "bool": ["t", "fa", "ng[0].nu"],
    "list": ["l", "el", "l2", "ng|map(attribute='ten')|list", "nested[0]", "words"],
    "rows": ["ng", "ng[:2]", "ng[::-1]"],
    "dict": ["d", "d.b", "ng[1]", "ed", "mixed"],
    "none": ["n", "khong", "d.khong", "none"],
}
LITERALS = {
    "text": ["'a'", "'<i>'", "'Đà Nẵng'", "\"it's\"", "''", "'a b  c'", "'x-y_z'", "'12'", "'3.5'",
             "'a,b,c'", "' x '", "'a\\nb'", "'ß'", "'ABC def'", "'%s'"],
    "int": ["0", "1", "2", "3", "10", "-1", "-3", "100", "1_000", "0x1f"],
    "float": ["0.5", "1.5", "2.5", "-0.5", "1e3", "2.675", "1e20", "0.1"],
    "bool": ["true", "false", "True", "False"],
    "list": ["[]", "[1, 2]", "[3, 1, 2]", "['b', 'A', 'c']", "(1, 2)", "[1, 'a', none]", "range(4)",
             "range(5, 0, -2)", "[[1, 2], [3]]", "(1,)", "[true, 1.5]"],
    "rows": ["ng"],
    "dict": ["{}", "{'a': 1}", "{'b': 2, 'a': [1]}", "dict(x=1, y='z')", "{1: 'x', 'k': none}"],
    "none": ["none"],
}
# Filter and method calls by what they take and give; T, I, N, L, D, B, A are expressions to fill in.
CALLS = {
    "text": [
        "{T}|upper", "{T}|lower", "{T}|capitalize", "{T}|title", "{T}|trim", "{T}|trim('a')",
        "{T}|replace({t}, {t})", "{T}|replace({t}, {t}, 1)", "{T}|center({i})", "{T}|indent",
        "{T}|indent({i}, true)", "{T}|indent(2, blank=true)", "{T}|truncate({i})",
        "{T}|truncate(5, true)", "{T}|truncate(6, true, '…', 0)", "{T}|wordwrap(5)",
        "{T}|wordwrap(4, false)", "{T}|wordwrap(6, wrapstring='|')", "{T}|e", "{T}|safe",
        "{T}|forceescape", "{T}|striptags", "{T}|urlencode", "{T}|reverse", "{A}|string",
        "{L}|join", "{L}|join({t})", "{L}|join(', ')", "{R}|join(',', attribute='ten')",
        "{R}|map(attribute='ten')|join('; ')", "{A}|tojson", "{A}|tojson(2)", "{A}|pprint",
        "{A}|default({T})", "{O}|default('x')", "{O}|default({T}, true)", "{T}|format({A})",
        "'%s-%s'|format({A}, {A})", "'%d|%5.2f|%x'|format({I}, {N}, {I})", "'%5s|%-5s|' % ({T}, {T})",
        "'%05d' % {I}", "'%.3e' % {N}", "'%g' % {N}", "{I}|filesizeformat", "{I}|filesizeformat(true)",
        "{D}|xmlattr", "{D}|urlencode", "{T}|urlize", "{T}|urlize({i})", "{T}|urlize(target='_blank')",
        "{T}|urlize(nofollow=true)", "{A} ~ {A}", "{T} ~ {I} ~ {T}", "{T} + {T}", "{T} * {i}",
        "{T}[{I}]", "{T}[{I}:]", "{T}[:{I}]", "{T}[::-1]", "{T}[{I}:{I}]", "{T}.upper()",
        "{T}.lower()", "{T}.strip()", "{T}.title()", "{T}.capitalize()", "{T}.swapcase()",
        "{T}.replace({t}, {t})", "{T}.lstrip()", "{T}.rstrip('a')", "{T}.zfill({i})", "{T}.ljust({i})",
        "{T}.rjust({i}, '.')", "{T}.center({i}, '*')", "{T}.join({S})", "{T}.removeprefix({t})",
        "{T}.removesuffix({t})", "{T}.expandtabs()", "{T}.casefold()", "{T}.format({A}, {A})",
        "'{{}} {{}}'.format({A}, {A})", "'{{0}}{{1}}{{0}}'.format({A}, {A})",
        "'{{:>6}}|{{:<6}}|{{:^6}}'.format({T}, {T}, {T})", "'{{:,}}'.format({I})",
        "'{{:.2f}}'.format({N})", "'{{x}}'.format(x={A})", "{T}|first", "{T}|last", "{T}|string",
        "{L}|pprint", "{R}|pprint", "{A}|string|wordwrap(20)", "m({A})", "mm.g({A})", "g({A})",
        "{D}|dictsort|pprint", "joiner({t})()",
        "{T}|center(width={i})", "{T}|trim(chars={t})", "{T}|truncate({i}, killwords={B}, end={t}, leeway={i})",
        "{T}|wordwrap({i}, break_on_hyphens=false)", "{T}|indent(width={t}, first={B}, blank={B})", "{L}|join(d={t})",
        "{T}|replace({t}, {t}, count={i})", "{A}|default(default_value={T}, boolean={B})", "{T}|urlize({i}, true, target={t})",
        "{T}|urlize(rel='a b')", "{D}|xmlattr(false)", "{D}|xmlattr(autospace=true)", "{A}|tojson(indent={i})", "{I}|filesizeformat(binary={B})",
        "{N}|filesizeformat", "'{{:>{{}}}}|'.format({T}, {i})", "'{{:{{w}}.{{p}}f}}'.format({N}, w={i}, p={i})", "'{{a}}'.format_map({D})",
        "'{{:#x}} {{:#b}} {{:o}}'.format({I}, {I}, {I})", "'{{:+.2e}}|{{:g}}|{{:%}}'.format({N}, {N}, {N})", "'{{!r}} {{!s}}'.format({A}, {A})",
        "'{{:^{{}}}}'.format({T}, {i})", "'{{0[a]}}'.format({D})", "'{{:08.2f}}|{{:<+5d}}|{{:=6}}'.format({N}, {I}, {I})", "'%(a)s' % {D}",
        "'%-6s|%6.1f|%+d|%#x|%c' % ({T}, {N}, {I}, {I}, {T})", "'%i%%' % {N}", "'%r' % ({A},)", "'%s' % {A}", "{T}.expandtabs({i})",
        "{T}.strip({t})", "{T}.lstrip({t})", "{T}.replace({t}, {t}, {i})", "{T}.zfill({i}).center({i})", "{T}.partition({t})[0]",
        "{T}|first|upper", "{T}[{I}, {I}]", "{T}.split({t})|last", "({T}|e)[{I}:]", "({T}|safe)[{i}]", "({T}|e) * {i}", "({T}|e) + {T}",
        "({T}|safe) % {A}", "({T}|safe).format({A})", "({T}|e).replace({t}, {t})", "({T}|e).join({S})", "({T}|e)|replace({t}, {t})",
        "lipsum(0)", "{R}|map(attribute='pb')|map(attribute='ma')|join", "{T}|map('upper')|join('-')", "{A}|string|title",
        "{D}|items|map('first')|join(',')", "{T}|escape|forceescape", "{T}|striptags|wordcount|string",
    ],
    "int": [
        "{T}|length", "{L}|length", "{D}|length", "{T}|wordcount", "{T}|int", "{T}|int({i})",
        "{N}|int", "{T}|int(0, 16)", "{I} + {I}", "{I} - {I}", "{I} * {I}", "{I} // {p}", "{I} % {p}",
        "{I} % -3", "-{I}", "+{I}", "{i} ** {i}", "{I}|abs", "{S2}|sum", "{S2}|sum(start={I})",
        "{R}|sum(attribute='tuoi')", "{T}.count({t})", "{T}.find({t})", "{T}.rfind({t})",
        "{L}|count", "{L}.count({A})", "{R}|map(attribute='tuoi')|max", "{R}|length",
        "{S2}|max", "{S2}|min", "({I}, {I})|max", "{I} // -2", "{I}|default(1)", "{B}|int",
        "{T}.index({t})", "{L}.index({A})",
        "{T}.find({t}, {I})", "{T}.find({t}, {I}, {I})", "{T}.rfind({t}, {I})", "{T}.count({t}, {I}, {I})", "{T}.rindex({t})",
        "{L}.index({A}, {I})", "{T}|int(default={i}, base={i})", "{N}|int(default=1)", "10 ** 20 + {I}", "2 ** 64 // {p}", "(10 ** 20) % {p}",
        "-(2 ** 63)", "{I} * 10 ** 18", "{D}|length", "{R}|sum('tuoi', {I})", "{T}|wordwrap(3)|length", "{I}|abs|abs", "{T}|float|int",
        "dict({D}).pop('a', {I})", "dict({D}).setdefault('zz', {I})", "{S2}|max - {S2}|min", "range({I})|length", "{T}.split()|length", "{B} + {I}",
    ],
    "float": [
        "{I} / {p}", "{N} + {N}", "{N} * {N}", "{N} - {N}", "{N} // {p}", "{N} % {p}", "{N} / {p}",
        "{N}|round", "{N}|round(1)", "{N}|round(2, 'floor')", "{N}|round({i}, 'ceil')", "{I}|round",
        "{T}|float", "{T}|float(1.5)", "{I}|float", "{N}|abs", "-{N}", "{i} ** -1", "{N} ** 2",
        "{I}|round(-1)",
    ],
    "bool": [
        "{A} == {A}", "{A} != {A}", "{N} < {N}", "{N} <= {I}", "{T} > {T}", "{T} >= {T}",
        "{I} < {I} < {I}", "{A} in {L}", "{T} in {T}", "{t} in {D}", "{A} not in {L}", "not {A}",
        "{A} and {A}", "{A} or {A}", "{O} is defined", "{O} is undefined", "{A} is none",
        "{A} is not none", "{A} is string", "{A} is number", "{A} is integer", "{A} is float",
        "{A} is boolean", "{A} is mapping", "{A} is iterable", "{A} is sequence", "{A} is true",
        "{A} is false", "{I} is odd", "{I} is even", "{I} is divisibleby({p})",
        "{I} is divisibleby 2", "{T} is lower", "{T} is upper", "{A} is eq({A})", "{N} is gt({N})",
        "{N} is le {p}", "{A} is in({L})", "{A} is callable", "{A} is escaped", "{A} is sameas(true)",
        "'upper' is filter", "'odd' is test", "{T}.startswith({t})", "{T}.endswith({t})",
        "{T}.isdigit()", "{T}.isalpha()", "{T}.isupper()", "{T}.islower()", "{T}.isspace()",
        "{T}.isalnum()", "{T}.istitle()", "{T}.isprintable()", "{T}.isidentifier()", "{T}.isascii()", "{T}.isdecimal()", "{T}.isnumeric()",
        "{T}.startswith({t}, {I})", "{T}.endswith({t}, {I}, {I})", "{T}.startswith(({t}, {t}))", "{A} is sameas({A})", "{N} is greaterthan {p}",
        "{A} is not in {L}", "{A} is in {L}", "{T} is in {T}", "{N} is not lt {p}", "{I} is not divisibleby {p}", "({A} is defined) == {B}",
        "{I} in range({I})", "{A} in {D}", "{I} <= {N} != {I} in {L}", "{L} == {L}", "{L} < {L}", "{D} == {D}", "{N} == {I}", "{B} < {I}",
        "namespace(a={A}).a is defined", "{A} is ge({A})", "{T} is eq {t}", "({B} and not {B})", "{T} == {T} != {T}", "{A} is ne({A})",
    ],
    "list": [
        "{L}|list", "{L}|sort", "{T2}|sort", "{T2}|sort(case_sensitive=true)", "{S2}|sort(reverse=true)",
        "{L}|reverse|list", "{L}|unique|list", "{L}|batch(2)|list", "{L}|batch(2, {A})|list",
        "{L}|slice(2)|list", "{L}|slice(3, {A})|list", "{L}|map('string')|list", "{T2}|map('upper')|list",
        "{L}|select|list", "{L}|reject|list", "{L}|select('string')|list", "{L}|reject('none')|list",
        "{S2}|select('gt', 1)|list", "{S2}|reject('odd')|list", "{L} + {L}", "{l} + {l}", "{L}[1:]",
        "{L}[:-1]", "{L}[::2]", "{L}[::-1]", "{L} * 2", "{T}|list", "{D}|list", "{D}|items|list",
        "{D}|dictsort", "{D}|dictsort(true)", "{D}|dictsort(by='value')",
        "{D}|dictsort(reverse=true)", "{D}.items()|list", "{D}.keys()|list", "{D}.values()|list",
        "{T}.split()", "{T}.split({t})", "{T}.split(' ', 1)", "{T}.rsplit('a', 1)", "{T}.splitlines()",
        "{T}.partition({t})", "{T}.rpartition('b')", "{R}|map(attribute='ten')|list",
        "{R}|map(attribute='pb.ma')|unique|list", "{R}|map('length')|list", "{T2}|map('length')|list",
        "{R}|groupby('nu')|map('first')|list", "[{A}, {A}]", "({A}, {A})", "[{A}]", "{S2}|map('round', 1)|list",
        "{T2}|map('replace', 'a', 'b')|list", "{R}|map(attribute='khong', default='?')|list",
        "range({i})|list", "range({I}, {I})|list", "range(6)[{I}:]", "range(6)[::2]", "range(5)[::-1]|list",
        "{T2}|unique(true)|list", "{L}|first|list", "{D}.items()", "{D}.keys()", "{D}.values()",
        "{R}|groupby('pb.ma')", "{L}|batch(3)|map('list')|list",
        "{L}|batch(linecount=2, fill_with={A})|list", "{L}|slice(slices=2)|list", "{D}|dictsort(case_sensitive=true, by='key', reverse={B})",
        "{L}|sort(reverse={B}, case_sensitive={B})", "{R}|sort(false, true, 'ten')|map(attribute='ten')|list", "{T}|unique|list", "{T}|sort",
        "{R}|groupby('tuoi', default=0)", "{R}|groupby('khong', default={t})", "{R}|groupby(attribute='pb.ma', case_sensitive=true)|length",
        "{L}|map('default', {A})|list", "{S2}|map('abs')|list", "{T2}|map('center', {i})|list", "{T2}|map('int', default={i})|list",
        "{R}|map(attribute='ten')|map('upper')|list", "{R}|map(attribute='pb.khong', default=0)|list", "{L}|select('defined')|list",
        "{L}|reject('number')|list", "{S2}|select('divisibleby', 2)|list", "{S2}|reject('in', [1, 2])|list", "{T2}|select('in', {T})|list",
        "{L}.copy()", "{T}.splitlines(true)", "{T}.rsplit(none, 1)", "{T}.split({t}, {i})", "{T}.split(maxsplit={i})", "{L}|reverse|first|list",
        "{D}|dictsort|map('last')|list", "{T}|e|list", "{D}.items()|sort|list", "({L} + {L})[{I}:{I}:{p}]", "{T}|batch({i})|list", "{T}|slice({i})|list",
        "range({I}, {I}, {p})|list", "{L}[{I}:][:{I}]", "[{A}, *{L}]", "{R}|selectattr('pb.ma')|map(attribute='ten')|list",
    ],
    "rows": [
        "{R}|sort(attribute='ten')", "{R}|sort(attribute='tuoi', reverse=true)",
        "{R}|sort(attribute='nu,tuoi')", "{R}|selectattr('nu')|list", "{R}|rejectattr('nu')|list",
        "{R}|selectattr('tuoi', 'gt', {i})|list", "{R}|selectattr('ten', 'in', {T2})|list",
        "{R}|selectattr('pb.ma', 'eq', 'TC')|list", "{R}|unique(attribute='pb.ma')|list", "{R}|list",
        "{R}|sort(attribute='pb.ma')|reverse|list", "{R}|rejectattr('tuoi', 'odd')|list",
    ],
    "dict": ["dict({D}, z={A})", "{{'k': {A}, {t}: {A}}}", "{R}|first", "{R}[0].pb", "{R}|last",
             "{D}.copy()", "dict({D}.items())", "dict([('a', {A})])", "{{{I}: {A}}}", "{{'a': {A}, 'b': {D}}}", "{{none: 1, true: {A}}}", "{R}|max(attribute='tuoi')", "{R}|min(attribute='ten')"],
    "none": ["{D}.get({t})", "{L}[9]", "{L}|first", "{S2}|max", "({A} if {B})", "{D}[{t}]"],
}
KINDS = ["text", "text", "text", "int", "int", "float", "bool", "list", "list", "rows", "dict", "none"]
HOLES = {"T": "text", "I": "int", "N": "float", "L": "list", "R": "rows", "D": "dict", "B": "bool",
         "O": "none"}


class Grammar:
    """One template after another from one source of chance."""

    def __init__(self, chance):
        self.chance = chance
        self.blocks = 0
        self.captures = 0

    def pick(self, items):
        return self.chance.choice(items)

    # MARK: Expressions

    def hole(self, name, depth, next_to=""):
        if name == "A":
            return self.atom(self.pick(KINDS), depth, next_to)
        if name == "t":
            return self.pick(LITERALS["text"] + NAMES["text"][:4])
        if name == "i":
            return self.pick(["0", "1", "2", "3", "5", "9", "12", "i"])
        if name == "p":
            return self.pick(["1", "2", "3", "7", "0.5", "-2", "i", "z"])
        if name == "l":
            return self.pick(["[1]", "[2, 3]", "l", "[]"])
        if name in ("S", "T2"):
            return self.pick(["['b', 'A', 'c']", "words", "l2", "s.split()", "['x']", "[]"])
        if name == "S2":
            return self.pick(["l", "[1, 2, 3]", "[0.5, 2]", "range(4)", "[]", "ng|map(attribute='tuoi')|list"])
        return self.atom(HOLES[name], depth, next_to)

    def atom(self, kind, depth, next_to=""):
        """An expression that filters may follow, and dots where one is next."""
        text = self.expression(kind, depth)
        if next_to in (".", "[") and not text.replace("_", "").isalnum():
            return "(%s)" % text
        if any(c in text for c in " -+") and not (text[0] in "'\"[{" and text.count(text[0]) == 2):
            return "(%s)" % text
        return text

    def expression(self, kind=None, depth=0):
        kind = kind or self.pick(KINDS)
        roll = self.chance.random()
        if depth > 3 or roll < 0.25 + depth * 0.12:
            return self.pick(NAMES[kind] if self.chance.random() < 0.6 else LITERALS[kind])
        if roll > 0.97:
            return self.pick(["x", "y", "k", "loop.index", "loop.last", "loop.length", "loop.revindex0",
                              "loop.cycle('p', 'q')", "loop.previtem", "loop.nextitem", "loop.depth",
                              "loop.changed(x)", "ns.v", "caller()", "varargs", "kwargs", "super()",
                              "self.b1()", "mm.v", "v", "m.name", "m.arguments", "m.catch_kwargs", "m.caller", "loop.previtem is defined", "loop.nextitem|default('end')",
                              "loop.index0 is divisibleby 2", "loop.changed(x, i)", "super.super()", "self.b2()", "self.b1", "ns.q", "caller", "loop.first"])
        if roll > 0.93:
            test = self.expression("bool", depth + 1)
            other = " else %s" % self.expression(kind, depth + 1) if self.chance.random() < 0.8 else ""
            return "(%s if %s%s)" % (self.expression(kind, depth + 1), test, other)
        if roll > 0.91:
            return "%s and %s or %s" % tuple(self.atom(k, depth + 1) for k in ("bool", kind, kind))
        return self.fill(self.pick(CALLS[kind]), depth + 1)

    def fill(self, pattern, depth):
        out, at = "", 0
        while at < len(pattern):
            if pattern.startswith(("{{", "}}"), at):
                out += pattern[at]
                at += 2
            elif pattern[at] == "{":
                end = pattern.index("}", at)
                out += self.hole(pattern[at + 1:end], depth, pattern[end + 1:end + 2])
                at = end + 1
            else:
                out += pattern[at]
                at += 1
        return out

    # MARK: Statements

    def statement(self, text):
        if self.lines and self.chance.random() < 0.5:
            colon = self.pick(["", "", ":"]) if text.split()[0] in ("if", "for", "else", "endif") else ""
            blanks = self.pick(["", "  ", "\t", " \n", "\n \n"])
            return self.pick(["\n", "\n  ", "", "\n\t"]) + "%" + self.pick(["", " ", " ", "-"]) + text + colon \
                + blanks + self.pick(["\n", "\n", "\n", ""])
        before, after = self.pick(["", "", "", "", "-", "+"]), self.pick(["", "", "", "", "-", "+"])
        return "{%" + before + " " + text + " " + after + "%}"

    def output(self, text):
        return "{{" + self.pick(["", "", "", "-"]) + " " + text + " " + self.pick(["", "", "", "-"]) + "}}"

    def filler(self):
        text = self.pick(["", "", " ", "\n", "a", "  b\n", "\n\n", " \t", "c\n  ", "%", "{", "#}", "# x\n", "đ "])
        return "" if self.lines and text == "%" else text

    def body(self, depth, in_block=False):
        out = ""
        for _ in range(self.chance.randint(1, 3)):
            out += self.filler() + self.part(depth, in_block)
            if self.lines and self.chance.random() < 0.15:
                out += self.pick(["\n## note\n", " ## note\n", "\n  ## x {{ 1 }}\n", "a## b"])
        return out + self.filler()

    def part(self, depth, in_block):
        roll = self.chance.random()
        tag, expr = self.statement, self.expression
        inside = lambda: self.body(depth + 1, in_block)
        captured = lambda: self.captured(depth + 1, in_block)
        if depth > 3 or roll < 0.42:
            return self.output(expr())
        if roll < 0.50:
            return tag("set %s = %s" % (self.pick(["x", "y", "k", "i", "a, b", "s"]), expr()))
        if roll < 0.53:
            return tag("set " + self.pick(["x", "y", "x | upper", "y|trim|replace('a', 'b')"])) + captured() + tag("endset")
        if roll < 0.62:
            out = tag("if " + expr(self.pick([None, "bool"]))) + inside()
            if self.chance.random() < 0.3:
                out += tag("elif " + expr("bool")) + inside()
            if self.chance.random() < 0.5:
                out += tag("else") + inside()
            return out + tag("endif")
        if roll < 0.76:
            return self.loop(depth, in_block)
        if roll < 0.79:
            return tag("with x = %s, y = %s" % (expr(), expr())) + inside() + tag("endwith")
        if roll < 0.83:
            parameters = self.pick(["x", "x=1", "x, y=2", "x=2, y=x", "x='a', k=none"])
            call = self.pick(["", "{{ m(%s) }}" % expr(), "{{ m(%s, y=%s) }}" % (expr(), expr()), "{{ m(1, 2) }}"])
            return tag("macro m(%s)" % parameters) + self.captured(depth + 1, False) + tag("endmacro") + call
        if roll < 0.86:
            argument = self.pick(["", "(x)", "(x, y=1)"])
            given = self.pick(["caller()", "caller(%s)" % expr("int"), "caller(1)"])
            return tag("macro m(q=1)") + "<{{ %s }}>" % given + tag("endmacro") \
                + tag("call%s m()" % argument) + self.captured(depth + 1, False) + tag("endcall")
        if roll < 0.88:
            name = self.pick(["upper", "replace('a', '<')", "trim|lower", "e", "indent(2)", "title|trim"])
            return tag("filter " + name) + captured() + tag("endfilter")
        if roll < 0.90:
            return tag("autoescape " + self.pick(["true", "false", "t"])) + inside() + tag("endautoescape")
        if roll < 0.93:
            names = ["'p1'", "'p2'", "['zz', 'p1']", "'zz' ignore missing", "'p1' with context"]
            # In captured text, Jinja prints it in the wrong place.
            return tag("include " + self.pick(names if self.captures else names + ["'p1' without context"]))
        if roll < 0.955:
            return tag(self.pick(["import 'p3' as mm", "from 'p3' import g", "import 'p3' as mm with context",
                                  "from 'p3' import g as x, v", "from 'p3' import g, v with context"]))
        if roll < 0.97:
            self.blocks += 1
            name, captures = "b%d" % self.blocks, self.captures
            self.captures = 0
            block = tag("block %s%s" % (name, self.pick(["", " scoped"]))) + self.body(depth + 1, True)
            self.captures = captures
            return block + tag("endblock" + self.pick(["", " " + name]))
        if roll < 0.985:
            return tag("set ns = namespace(v=1)") + tag("for x in l") + tag("set ns.v = ns.v + x") \
                + tag("endfor") + self.output("ns.v")
        return self.pick(["{# c #}", "{#- c -#}", "{% raw %}{{ x }}{% endraw %}", "{%- raw -%} {% x %} {%- endraw -%}",
                          "{% do l2.append(s) %}{{ l2 }}", "{% set q = cycler('a', 'b') %}{{ q.next() }}{{ q.current }}",
                          "{% set q = [3, 1, 2] %}" + self.changes("q", expr), "{% set q = {'a': 1, 'b': [2]} %}" + self.changes("q", expr, True),
                          "{% set j = joiner(" + self.pick(["", "'; '", "sep='|'"]) + ") %}{% for x in l %}{{ j() }}{{ x }}{% endfor %}",
                          "{% print " + expr() + ", " + expr() + " %}", "{% raw -%} {{ a }} {%- endraw %}", "{%+ raw %}{% z {% endraw +%}",
                          "{% set ns = namespace({'v': 2}, q=s) %}{% set ns.v = ns.v ~ ns.q %}" + self.output("ns.v"),
                          "{% if i is odd %}{% extends 'base' %}{% endif %}" if depth == 0 else "{##}",
                          "{% with %}" + self.body(depth + 1, in_block) + "{% endwith %}"])

    def changes(self, name, expr, is_record=False):
        """A list or record changed by its methods, printed after each."""
        calls = ["update({'c': %s})", "update(d=%s)", "setdefault('a', %s)", "setdefault('z', %s)", "pop('a', %s)", "pop('q', %s)", "popitem()",
                 "clear()"] if is_record else \
            ["append(%s)", "extend([%s, 9])", "insert(1, %s)", "insert(-1, %s)", "pop()", "pop(0)", "reverse()", "sort()", "sort(reverse=true)",
             "remove(1)", "clear()", "insert(99, %s)", "count(%s)"]
        out = ""
        for _ in range(self.chance.randint(1, 3)):
            call = self.pick(calls)
            call = name + "." + (call % expr(depth=2) if "%s" in call else call)
            out += self.pick([self.output(call), self.statement("do " + call), self.statement("set k = " + call)]) + self.output(name)
        return out

    def captured(self, depth, in_block):
        self.captures += 1
        text = self.body(depth, in_block)
        self.captures -= 1
        return text

    def loop(self, depth, in_block):
        tag, expr = self.statement, self.expression
        kind = self.chance.random()
        inside = lambda: self.body(depth + 1, in_block)
        if kind < 0.15:
            tree = "{{ x.ten }}{% if x.con %}({{ loop(x.con) }}){% endif %}"
            return tag("for x in tree recursive") + tree + self.output("loop.depth") + tag("endfor")
        target, items = self.pick([
            ("x", expr("list")), ("x", expr("rows")), ("x", expr("text")), ("y", "range(%s)" % self.hole("i", 0)),
            ("k, x", "%s.items()" % self.atom("dict", 2)), ("k, x", "%s|dictsort" % self.atom("dict", 2)),
            ("x, y", "[(1, 2), (3, 4)]"), ("k, x", "%s|groupby('pb.ma')" % self.atom("rows", 2)), ("x", expr()),
            ("x", "l|batch(2)"), ("x, (y, k)", "[(1, (2, 3))]"), ("(x, y)", "[[1, 2]]"), ("x, y", "['ab', 'cd']"), ("x", "tree"),
            ("k, x", "{1: 'a', none: 2}.items()"), ("x", "s"), ("x", "1, 2, 'c'"), ("x", "l|sort|reverse"), ("k, x", "ng|groupby('nu')"),
            ("k, x", "ng[0]|items"), ("x", "range(3)|map('string')"),
        ])
        condition = self.pick(["", "", "", " if x", " if %s" % expr("bool", 2)])
        out = tag("for %s in %s%s" % (target, items, condition)) + inside()
        if self.chance.random() < 0.15:
            out += tag("if " + self.pick(["x", "loop.index > 1"])) + tag(self.pick(["break", "continue"])) \
                + tag("endif") + inside()
        if self.chance.random() < 0.3:
            out += tag("else") + inside()
        return out + tag("endfor")

    # MARK: Whole cases

    def case(self):
        """A template, those it may name, and options."""
        self.blocks = self.captures = 0
        options = dict(self.pick([
            {}, {}, {"autoescape": True}, {"trim_blocks": True}, {"lstrip_blocks": True, "trim_blocks": True},
            {"undefined": "strict"}, {"lstrip_blocks": True}, {"keep_trailing_newline": True},
            {"line_statement_prefix": "%", "line_comment_prefix": "##"},
            {"line_statement_prefix": "%", "trim_blocks": True, "lstrip_blocks": True},
        ]))
        self.lines = "line_statement_prefix" in options
        template = self.body(self.pick([0, 1, 2, 3, 3]))
        if self.chance.random() < 0.1:
            template = self.pick(["", " text "]) + "{% extends 'base' %}" + template
        elif self.chance.random() < 0.03:
            template = "{% extends 'mid' %}" + template
        self.lines = False
        templates = {
            "p1": "<{{ x }}{{ i }}{{ loop.index if loop is defined }}{% set i = 9 %}>",
            "p2": self.body(2),
            "p3": "{% macro g(a) %}[{{ a }}{{ i }}{{ v }}]{% endmacro %}{% set v = 5 %}text",
            "mid": "{% extends 'base' %}{% block b1 %}mid {{ super() }}{% endblock %}",
            "base": "A{% block b1 %}base1 {{ x }}{% endblock %}B{% block b2 %}{{ i }}{% endblock %}"
                    "{% macro m() %}bm{% endmacro %}C",
        }
        return template, templates, options
