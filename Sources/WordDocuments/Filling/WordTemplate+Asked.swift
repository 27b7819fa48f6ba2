public import Templating

import Groundwork

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
}
