extension StringProtocol {
  /// A line of a list without the dash, or the sign in place of one, that it begins with.
  public var undashed: SubSequence {
    drop { $0 == "-" || $0 == "–" || $0 == "+" || $0 == " " }
  }
}
