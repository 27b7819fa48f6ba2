public import Groundwork

extension Value {
  /// The value as a template prints it, for hosts that print values themselves: `True`, `1.0`,
  /// `05/01/2026`.
  public var printed: String { Printer.text(self) }
}
