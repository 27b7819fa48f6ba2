public import Groundwork
import Packaging
public import Templating

extension WordTemplate {
  /// The data that the tags ask for, over all parts, with what they do to it and the paragraph that
  /// asks first.
  public var asked: [TemplateField] {
    stories.flatMap { story in
      let places = story.places(file: file, styles: styles)
      return story.program.asked.map { field in
        let probe = Finding(.warning, "", Phrase(""), at: field.location)
        return TemplateField(
          path: field.path, isList: field.isList, isOptional: field.isOptional,
          location: places.moved(probe, lineTags: story.lineTags).location,
          choices: field.choices)
      }
    }.united
  }

  /// What is wrong with parts that filling carries over as they are, without reading them: warnings.
  public var flawsOfUnreadParts: Findings {
    var flaws = TemplateFlaws(file: file)
    for part in package.partNames { flaws.look(atUnread: part, in: package) }
    return flaws.findings
  }

  /// What repeats or may be left out, in the order of the document.
  public var regions: [TemplateRegion] {
    stories.flatMap { story -> [TemplateRegion] in
      let plan = story.plan
      guard !plan.regions.isEmpty else { return [] }
      let locations = story.places(file: file, styles: styles).locations()
      return plan.regions.map { region in
        let tag = plan.tags[region.tag]
        return TemplateRegion(
          extent: region.extent, statement: String(decoding: tag.body, as: UTF8.self),
          isInferred: region.isInferred, location: locations[tag.story])
      }
    }
  }
}
