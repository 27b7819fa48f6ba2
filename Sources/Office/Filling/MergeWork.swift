import Groundwork

/// The making of a mail merge's documents, batch by batch.
struct MergeWork: Sendable {
  let press: FillingPress
  let jobs: [MergeRecords.Job]
  /// How many documents are made at the same time.
  let atOnce: Int
  let sources: Sources
  let workspace: any Workspace
  let progress: @Sendable (Int, Int) -> Void

  /// A document that need not be made again.
  struct Known {
    let entry: MergeList.Entry
    /// Where it lies in the last output; nil when it lies in the run's own folder.
    let path: String?
  }

  /// The documents that a stopped run, or the last one, left in good order; whatever else the
  /// stopped run left is removed.
  func known(
    in run: borrowing OutputRun, and folder: String
  ) throws(WorkspaceFault) -> [String: Known] {
    let wanted = Dictionary(
      jobs.map { ($0.path, $0.ingredients) }, uniquingKeysWith: { first, _ in first })
    var known: [String: Known] = [:]
    let leftovers = try run.leftovers()
    let present = Set(leftovers)
    for name in leftovers where name.hasPrefix(MergeList.batches + "/") {
      for entry in MergeList(try run.bytes(of: name))?.entries ?? []
      where wanted[entry.name] == entry.ingredients && present.contains(entry.name) {
        guard isWhole(try run.bytes(of: entry.name), entry) else { continue }
        known[entry.name] = Known(entry: entry, path: nil)
      }
    }
    for name in leftovers where known[name] == nil { try run.drop(name) }
    let list = folder.joined(OutputManifest.fileName)
    guard try workspace.look(at: list) != nil, let last = MergeList(try workspace.read(list))
    else { return known }
    for entry in last.entries
    where known[entry.name] == nil && wanted[entry.name] == entry.ingredients {
      let path = folder.joined(entry.name)
      guard try workspace.look(at: path)?.kind == .file else { continue }
      guard isWhole(try workspace.read(path), entry) else { continue }
      known[entry.name] = Known(entry: entry, path: path)
    }
    return known
  }

  /// Makes what is not known yet; a batch is written before the next is made, so that memory is
  /// needed for one batch only.
  ///
  /// Answers the list of all documents, and how many of them were known.
  func make(
    besides known: [String: Known], in run: borrowing OutputRun, into found: inout MergeFindings
  ) async throws(WorkspaceFault) -> (entries: [MergeList.Entry], kept: Int) {
    var entries: [MergeList.Entry] = []
    entries.reserveCapacity(jobs.count)
    var kept = 0
    let size = atOnce * Self.batchShare
    for start in stride(from: 0, to: jobs.count, by: size) {
      let batch = start..<min(start + size, jobs.count)
      let fresh = batch.filter { known[jobs[$0].path] == nil }
      let made = await documents(fresh)
      for (number, document) in zip(fresh, made) { found.add(document.findings, of: number) }
      // After an error nothing will be written; the rest is still looked at, for its findings.
      if !found.mustStop {
        var results = zip(fresh, made).makeIterator()
        for number in batch {
          let job = jobs[number]
          if let old = known[job.path] {
            if let path = old.path { try run.add(job.path, try workspace.read(path)) }
            entries.append(old.entry)
            kept += 1
          } else if let bytes = results.next()?.1.bytes {
            try run.add(job.path, bytes)
            entries.append(
              MergeList.Entry(
                name: job.path, size: bytes.count, digest: digest(of: bytes),
                ingredients: job.ingredients,
                record: sources.location(of: job.origin).described(in: .vietnamese)))
          }
        }
        let list = MergeList(Array(entries.suffix(batch.count)))
        try run.add("\(MergeList.batches)/\(start).json", list.json(template: press.file))
      }
      progress(batch.upperBound, jobs.count)
    }
    return (entries, kept)
  }
  /// Documents of one batch for each that is made at the same time: few enough to lose little when
  /// a run is stopped, enough to keep every processor busy.
  private static let batchShare = 32

  private func documents(
    _ numbers: [Int]
  ) async -> [(bytes: [UInt8]?, findings: Findings)] {
    var results = [(bytes: [UInt8]?, findings: Findings)](
      repeating: (nil, Findings()), count: numbers.count)
    await withTaskGroup(of: (Int, [UInt8]?, Findings).self) { group in
      var next = 0
      func start() {
        guard next < numbers.count else { return }
        let place = next
        next += 1
        group.addTask {
          var found = Findings()
          let bytes = press.make(jobs[numbers[place]].data, into: &found)
          return (place, bytes, found)
        }
      }
      for _ in 0..<atOnce { start() }
      for await (place, bytes, found) in group {
        results[place] = (bytes, found)
        start()
      }
    }
    return results
  }

  private func isWhole(_ bytes: [UInt8], _ entry: MergeList.Entry) -> Bool {
    bytes.count == entry.size && digest(of: bytes) == entry.digest
  }
}
