public import Groundwork

extension FormatProfile {
  /// Reads a profile as parsed from `Templates/profiles/*.yaml`.
  ///
  /// Nil when something in it is wrong; what is wrong is added to `findings`.
  public init?(_ value: Value, into findings: inout Findings) {
    var reader = ProfileReader(value)
    let profile = Self(&reader)
    let found = reader.finish()
    findings.add(found)
    guard !found.mustStop else { return nil }
    self = profile
  }

  private init(_ reader: inout ProfileReader) {
    id = reader.text("id")
    name = reader.text("name")
    source = reader.optionalText("source")
    note = reader.optionalText("note")
    page = reader.group("page") { Page(&$0) }
    font = reader.group("font") { fields in
      Font(
        name: fields.text("name"), color: fields.color("color") ?? "000000",
        language: fields.text("language", else: "vi-VN"))
    }
    sizeSteps = reader.group("sizes") { $0.sizeSteps() }
    reader.step = sizeSteps.first
    pageNumber = reader.group("page_number") { PageNumber(&$0) }
    head = reader.group("head") { Head(&$0) }
    title = reader.group("title") { $0.style() }
    subject = reader.group("subject") { $0.style() }
    attachedTo = reader.group("attached_to") { $0.style() }
    addressees = reader.group("addressees") { fields in
      Addressees(
        style: fields.style(), label: fields.text("label"), items: fields.listing(),
        singleMark: fields.text("single_mark", else: ""))
    }
    authority = reader.group("authority") { $0.style() }
    basis = reader.group("basis") { fields in
      Basis(
        style: fields.style(), dash: fields.text("dash", else: ""),
        isItalicOnlyWhenEnacting: fields.bool("italic_only_when_enacting"),
        citesLawNumbers: fields.bool("law_numbers"),
        mark: fields.text("mark", else: ""),
        lastMark: fields.text("last_mark", else: ""))
    }
    enacting = reader.group("enacting") { $0.style() }
    body = reader.group("body") { Body(&$0) }
    letters = reader.text("letters").split(separator: " ").map(String.init)
    schemes = reader.schemes()
    table = reader.group("table") { TableLook(&$0) }
    signature = reader.group("signature") { Signature(&$0) }
    recipients = reader.group("recipients") { RecipientsLook(&$0) }
    appendix = reader.group("appendix") { AppendixLook(&$0) }
    marks = reader.group("marks") { MarksLook(&$0) }
    contact = reader.group("contact") { ContactLook(&$0) }
    figure = reader.group("figure") { FigureLook(&$0) }
    contents = reader.group("contents") { ContentsLook(&$0) }
    footnote = reader.group("footnote") { $0.style() }
    copy = reader.group("copy") { CopyLook(&$0) }
    signing = reader.group("signing") { SigningLook(&$0) }
  }
}

extension FormatProfile.Page {
  fileprivate init(_ fields: inout ProfileReader) {
    width = fields.length("width", in: 50...2000)
    height = fields.length("height", in: 50...2000)
    margins = fields.group("margins") { FormatProfile.Margins(&$0) }
    landscapeMargins = fields.group("landscape_margins") { FormatProfile.Margins(&$0) }
    isMirrored = fields.bool("mirrored")
  }
}

extension FormatProfile.Margins {
  fileprivate init(_ fields: inout ProfileReader) {
    top = fields.allowedLength("top", in: 0...500)
    bottom = fields.allowedLength("bottom", in: 0...500)
    left = fields.allowedLength("left", in: 0...500)
    right = fields.allowedLength("right", in: 0...500)
  }
}

extension FormatProfile.PageNumber {
  fileprivate init(_ fields: inout ProfileReader) {
    size = fields.size("size")
    font = fields.optionalText("font")
    alignment = fields.choice("align") ?? .center
    evenAlignment = fields.choice("align_even")
    place = fields.choice("place") ?? .top
    fromEdge = fields.length("from_edge", in: 0...500)
    isHiddenOnFirst = fields.bool("hidden_on_first")
    pattern = fields.text("pattern", else: "{n}")
  }
}

extension FormatProfile.Head {
  fileprivate init(_ fields: inout ProfileReader) {
    model = fields.choice("model") ?? .twoColumns
    gap = fields.length("gap", in: 0...100)
    national = fields.groups("national") { line in
      FormatProfile.NationalLine(
        name: line.text("name"), text: line.text("text"), style: line.style())
    }
    parent = fields.group("parent") { $0.style() }
    issuer = fields.group("issuer") { $0.style() }
    number = fields.group("number") { number in
      FormatProfile.Number(
        style: number.style(), pattern: number.text("pattern"),
        blank: number.integer("blank", in: 0...100),
        padding: number.integer("pad", in: 1...10), period: number.choice("period") ?? .year)
    }
    placeDate = fields.group("place_date") { date in
      FormatProfile.PlaceDate(
        style: date.style(), pattern: date.text("pattern"), date: date.text("date"),
        blank: date.integer("blank", in: 0...100),
        padDaysBelow: date.integer("pad_days_below", in: 0...32),
        padMonthsBelow: date.integer("pad_months_below", in: 0...13),
        position: date.choice("position") ?? .head)
    }
    dispatchSubject = fields.group("dispatch_subject") { $0.patterned() }
  }
}

extension FormatProfile.Body {
  fileprivate init(_ fields: inout ProfileReader) {
    size = fields.size("size")
    alignment = fields.choice("align") ?? .justify
    indent = fields.allowedLength("indent", in: 0...200)
    spaceBefore = fields.allowed("space_before", in: 0...200) ?? Allowed(only: 0)
    // A rule names either multiples of the font's height or points, never both.
    if let exact = fields.allowed("line_exact", in: 1...200) {
      line = .exact(exact)
    } else {
      line = .multiple(fields.allowed("line", in: 0.5...5) ?? Allowed(only: 1))
    }
    endMark = fields.text("end_mark", else: "")
    dashes = fields.texts("dashes", else: ["- "])
  }
}

extension FormatProfile.TableLook {
  fileprivate init(_ fields: inout ProfileReader) {
    size = fields.size("size")
    isHeaderBold = fields.bool("header_bold")
    headerAlignment = fields.choice("header_align") ?? .center
    border = fields.number("border", in: 0...12)
    padding = fields.length("padding", in: 0...20)
    space = fields.number("space", in: 0...50)
    repeatsHeader = fields.bool("repeat_header")
  }
}

extension FormatProfile.Signature {
  fileprivate init(_ fields: inout ProfileReader) {
    authority = fields.group("authority") { $0.style() }
    position = fields.group("position") { $0.style() }
    aboveName = fields.group("above_name") { $0.style() }
    name = fields.group("name") { $0.style() }
    spaceBefore = fields.number("space_before", in: 0...200)
    room = fields.length("room", in: 0...200)
    pictures = fields.group("pictures") { FormatProfile.SigningPictures(&$0) }
    width = fields.allowed("width", in: 0.1...0.9) ?? Allowed(only: 0.5)
    perRow = fields.integer("per_row", in: 1...4)
    columnGap = fields.length("column_gap", in: 0...50)
    prefixes = fields.texts("prefixes", else: [])
    rankAllowed = fields.texts("rank_allowed", else: [])
  }
}

extension FormatProfile.RecipientsLook {
  fileprivate init(_ fields: inout ProfileReader) {
    (label, labelStyle) = fields.group("label") { ($0.text("text"), $0.style()) }
    (listStyle, items) = fields.group("list") { ($0.style(), $0.listing()) }
    archive = fields.text("archive", else: "{archive}")
    drafter = fields.group("drafter") { FormatProfile.DrafterLook(&$0) }
    position = fields.choice("position") ?? .signature
    colophon = fields.group("colophon") { colophon in
      FormatProfile.Colophon(
        outer: colophon.number("outer", in: 0...12), inner: colophon.number("inner", in: 0...12),
        pattern: colophon.text("pattern", else: ""))
    }
  }
}

extension FormatProfile.AppendixLook {
  fileprivate init(_ fields: inout ProfileReader) {
    label = fields.text("label")
    singleLabel = fields.text("single_label")
    numeral = fields.choice("numeral") ?? .roman
    heading = fields.group("heading") { $0.style() }
    title = fields.group("title") { $0.style() }
    reference = fields.group("reference") { $0.patterned() }
    restartsPageNumbers = fields.bool("restart_page_numbers")
  }
}
